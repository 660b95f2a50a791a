package org.mastoplay.plan;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mastoplay.inventory.Host;
import org.mastoplay.inventory.Inventory;
import org.mastoplay.play.Become;
import org.mastoplay.play.Playbook;
import org.mastoplay.play.Task;
import org.mastoplay.template.Templates;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;

/** A playbook, the hosts it is for, and all else that is known before a host is asked. */
public final class Site {
  private final Playbook playbook;
  private final Inventory inventory;
  private final List<List<Host>> playHosts;
  private final Map<String, Node> extraVariables;
  private final Become become;
  private final Selection selection;
  private final Templates templates;
  private final Resolver resolver;
  private final Supplier<Map<String, Node>> shared = Suppliers.memoize(this::sharedVariables);

  /**
   * @param playHosts the hosts of each play, after {@code --limit}
   * @param become what holds where neither play nor task says so
   */
  Site(
      Playbook playbook,
      Inventory inventory,
      List<List<Host>> playHosts,
      Map<String, Node> extraVariables,
      Become become,
      Selection selection,
      Templates templates,
      Resolver resolver) {
    this.playbook = playbook;
    this.inventory = inventory;
    this.playHosts = ImmutableList.copyOf(playHosts);
    this.extraVariables = ImmutableMap.copyOf(extraVariables);
    this.become = become;
    this.selection = selection;
    this.templates = templates;
    this.resolver = resolver;
  }

  public Playbook playbook() {
    return playbook;
  }

  /** The hosts of all plays, each once, in the order in which they are met. */
  public List<Host> hosts() {
    return playHosts.stream().flatMap(List::stream).distinct().toList();
  }

  /** The hosts of a play, counted from 0. */
  public List<Host> hostsOf(int playNumber) {
    return playHosts.get(playNumber);
  }

  /** What a host has to go through: the tasks of its plays, each play's handlers behind them. */
  public List<Step> steps(Host host) {
    return IntStream.range(0, playHosts.size())
        .filter(number -> playHosts.get(number).contains(host))
        .boxed()
        .flatMap(this::steps)
        .dropWhile(this::comesBeforeStart)
        .toList();
  }

  /** The tasks and handlers of a play that are wanted. */
  public Stream<Step> steps(int playNumber) {
    var play = playbook.plays().get(playNumber);
    return Stream.concat(
            play.tasks().stream().map(task -> step(playNumber, task, false)),
            play.handlers().stream().map(task -> step(playNumber, task, true)))
        .filter(step -> step.handler() || selection.wants(step.tags()));
  }

  /** The variables of a host that has not been asked for its facts yet. */
  public HostVariables variables(Host host) {
    var facts = new Node.Unknown(here(), "the first contact with " + host.name());
    return new HostVariables(host, this, facts);
  }

  /** Turns a step into typed tasks for one host, one for each round of its loop. */
  public List<Resolved> resolve(Step step, HostVariables variables) {
    return resolver.resolve(step, variables);
  }

  /** Whether expressions hold where only a result can tell, as for {@code changed_when}. */
  public Templates templates() {
    return templates;
  }

  Map<String, Node> extraVariables() {
    return extraVariables;
  }

  /** What mastoplay itself knows of a host and its inventory. */
  Map<String, Supplier<Node>> ownVariables(Host host) {
    var place = here();
    var own = ImmutableMap.<String, Supplier<Node>>builder();
    own.put("inventory_hostname", () -> Node.text(place, host.name()));
    own.put(
        "inventory_hostname_short", () -> Node.text(place, host.name().replaceFirst("\\..*", "")));
    own.put("group_names", () -> names(host.groups()));
    for (var name : List.of("groups", "hostvars")) {
      own.put(name, () -> shared.get().get(name));
    }
    return own.buildOrThrow();
  }

  private Map<String, Node> sharedVariables() {
    var groups = ImmutableMap.<String, Node>builder();
    inventory.groups().forEach((name, hosts) -> groups.put(name, names(hosts)));
    var variables = ImmutableMap.<String, Node>builder();
    inventory.hosts().forEach(host -> variables.put(host.name(), mapping(host.variables())));
    return Map.of(
        "groups", mapping(groups.buildOrThrow()), "hostvars", mapping(variables.buildOrThrow()));
  }

  private Step step(int playNumber, Task task, boolean handler) {
    var play = playbook.plays().get(playNumber);
    return new Step(
        playNumber, play, task, task.become().within(play.become()).within(become), handler);
  }

  private boolean comesBeforeStart(Step step) {
    return selection.startAt().map(name -> !step.task().title().equals(name)).orElse(false);
  }

  private static Node names(List<String> names) {
    return new Node.Sequence(
        here(), names.stream().<Node>map(name -> Node.text(here(), name)).toList());
  }

  private static Node mapping(Map<String, Node> values) {
    return new Node.Mapping(
        here(),
        values.entrySet().stream()
            .map(entry -> new Node.Entry(Node.text(here(), entry.getKey()), entry.getValue()))
            .toList());
  }

  private static org.mastoplay.text.Place here() {
    return new Source("mastoplay", "").start();
  }
}
