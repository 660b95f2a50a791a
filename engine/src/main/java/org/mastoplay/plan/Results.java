package org.mastoplay.plan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Multimaps;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.mastoplay.module.Value;
import org.mastoplay.text.Place;
import org.mastoplay.text.Secrets;
import org.mastoplay.yaml.Node;

/** What {@code register} keeps of a task, under the names that Ansible's users know. */
public final class Results {
  private final Place place;
  private final ImmutableList.Builder<Node.Entry> entries = ImmutableList.builder();

  private Results(Place place) {
    this.place = place;
  }

  /**
   * The result of a task.
   *
   * @param place where the task is written
   */
  public static Results of(Place place, boolean changed, boolean failed, boolean skipped) {
    return new Results(place)
        .with("changed", flag(place, changed))
        .with("failed", flag(place, failed))
        .with("skipped", flag(place, skipped));
  }

  /** What a command printed, and its exit status. */
  public Results output(int status, String out, String err) {
    return with("rc", Node.plain(place, Integer.toString(status)))
        .text("stdout", out)
        .text("stderr", err);
  }

  /** That a command will print something which only a real run will tell. */
  public Results unknownOutput(String dependsOn) {
    for (var name : List.of("rc", "stdout", "stderr", "stdout_lines", "stderr_lines")) {
      with(name, new Node.Unknown(place, dependsOn));
    }
    return this;
  }

  /** The result of a task that has not run yet: only the names in it are known. */
  public static Node unknown(Place place, String dependsOn, Collection<String> told) {
    var result = new Results(place);
    for (var name :
        List.of("changed", "failed", "skipped", "msg", "unreachable", "attempts", "results")) {
      result.with(name, new Node.Unknown(place, dependsOn));
    }
    return result.unknownOutput(dependsOn).unknownTold(told, dependsOn).node();
  }

  /** What a module tells of the host. */
  public Results told(Value.Fields told) {
    told.byName().forEach((name, value) -> with(name, Values.node(place, value)));
    return this;
  }

  /**
   * That a module will tell what only a real run can.
   *
   * @param names such as {@code stat.exists}
   */
  public Results unknownTold(Collection<String> names, String dependsOn) {
    var heads = Multimaps.index(names, name -> name.replaceFirst("\\..*", ""));
    heads
        .asMap()
        .forEach((head, all) -> {
          var below =
              all.stream()
                  .filter(name -> !name.equals(head))
                  .map(name -> name.substring(head.length() + 1))
                  .toList();
          with(
              head,
              below.isEmpty()
                  ? new Node.Unknown(place, dependsOn)
                  : new Results(place).unknownTold(below, dependsOn).node());
        });
    return this;
  }

  /** The same of a task with a loop. */
  static Node unknownLoop(Place place, String dependsOn) {
    var result = new Results(place);
    for (var name : List.of("changed", "failed", "skipped", "results")) {
      result.with(name, new Node.Unknown(place, dependsOn));
    }
    return result.node();
  }

  /** How often the task was tried. */
  public Results attempts(int attempts) {
    return with("attempts", Node.plain(place, Integer.toString(attempts)));
  }

  /** Whether the host was lost on the way. */
  public Results unreachable(boolean lost) {
    return with("unreachable", flag(place, lost));
  }

  /** What the task had to say. */
  public Results message(String message) {
    return with("msg", Node.text(place, message));
  }

  public Node node() {
    return new Node.Mapping(place, entries.build());
  }

  /** A result whose texts are secret from now on, as {@code no_log} wants it. */
  public static Node secret(Node result, Secrets secrets) {
    return switch (result) {
      case Node.Scalar scalar when scalar.plain() -> scalar;
      case Node.Scalar scalar -> {
        secrets.add(scalar.text());
        yield Node.secret(scalar.place(), scalar.text());
      }
      case Node.Sequence list ->
          new Node.Sequence(
              list.place(), list.items().stream().map(it -> secret(it, secrets)).toList());
      case Node.Mapping map ->
          new Node.Mapping(
              map.place(),
              map.entries().stream()
                  .map(it -> new Node.Entry(it.key(), secret(it.value(), secrets)))
                  .toList());
      case Node.Unknown unknown -> unknown;
    };
  }

  /**
   * The result of a task with a loop: of all rounds together, and of each. What hangs on a round
   * that only a real run will tell is unknown, too; a loop without rounds counts as skipped.
   */
  public static Node ofLoop(Place place, List<Node> rounds) {
    return new Results(place)
        .with("changed", any(place, rounds, "changed"))
        .with("failed", any(place, rounds, "failed"))
        .with("skipped", all(place, rounds, "skipped"))
        .with("results", new Node.Sequence(place, rounds))
        .node();
  }

  private static Node any(Place place, List<Node> rounds, String key) {
    return rounds.stream().anyMatch(round -> holds(round, key))
        ? flag(place, true)
        : unknown(rounds).orElseGet(() -> flag(place, false));
  }

  private static Node all(Place place, List<Node> rounds, String key) {
    return rounds.stream().allMatch(it -> it instanceof Node.Unknown || holds(it, key))
        ? unknown(rounds).orElseGet(() -> flag(place, true))
        : flag(place, false);
  }

  private static Optional<Node> unknown(List<Node> rounds) {
    return rounds.stream().filter(Node.Unknown.class::isInstance).findFirst();
  }

  private static boolean holds(Node round, String key) {
    return round instanceof Node.Mapping map
        && map.get(key).filter(it -> it.equals(flag(it.place(), true))).isPresent();
  }

  private Results text(String name, String text) {
    var trimmed = text.replaceFirst("\\n+$", "");
    return with(name, Node.text(place, trimmed))
        .with(
            name + "_lines",
            new Node.Sequence(
                place, trimmed.lines().<Node>map(line -> Node.text(place, line)).toList()));
  }

  private Results with(String name, Node value) {
    entries.add(new Node.Entry(Node.text(place, name), value));
    return this;
  }

  private static Node flag(Place place, boolean value) {
    return Node.plain(place, Boolean.toString(value));
  }
}
