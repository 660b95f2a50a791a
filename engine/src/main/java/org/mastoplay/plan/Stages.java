package org.mastoplay.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.mastoplay.inventory.Host;
import org.mastoplay.inventory.Inventory;
import org.mastoplay.play.Pace;
import org.mastoplay.play.Play;
import org.mastoplay.play.Playbook;
import org.mastoplay.template.DependsOnUnknown;
import org.mastoplay.template.Templates;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;

/** Works out which hosts go through which play together. */
final class Stages {
  private final Inventory inventory;
  private final Scope scope;
  private final Templates templates;
  private final Problems problems;

  /**
   * @param extraVariables which {@code serial} may read
   */
  Stages(
      Inventory inventory,
      Map<String, Node> extraVariables,
      Templates templates,
      Problems problems) {
    this.inventory = inventory;
    this.templates = templates;
    this.scope = new Scope(templates, List.of(Layer.written(extraVariables)));
    this.problems = problems;
  }

  List<Stage> of(Playbook playbook, Optional<String> limit) {
    var wanted =
        limit.map(pattern ->
            inventory.select(Node.text(new Source("--limit", pattern).start(), pattern), problems));
    var stages = new ArrayList<Stage>();
    for (var play : playbook.plays()) {
      var hosts =
          inventory.select(play.hosts(), problems).stream()
              .filter(it -> wanted.map(some -> some.contains(it)).orElse(true))
              .toList();
      for (var part : parts(play, ordered(hosts, play.pace().order()))) {
        stages.add(new Stage(stages.size(), play, part));
      }
    }
    return stages;
  }

  private static List<Host> ordered(List<Host> hosts, Pace.Order order) {
    var ordered = new ArrayList<>(hosts);
    switch (order) {
      case INVENTORY -> {}
      case REVERSE_INVENTORY -> Collections.reverse(ordered);
      case SORTED -> ordered.sort(Comparator.comparing(Host::name));
      case REVERSE_SORTED -> ordered.sort(Comparator.comparing(Host::name).reversed());
      case SHUFFLE ->
          Collections.shuffle(ordered, java.util.Random.from(RandomGenerator.getDefault()));
    }
    return ordered;
  }

  /** The hosts in the portions that {@code serial} asks for; the last size holds for the rest. */
  private List<List<Host>> parts(Play play, List<Host> hosts) {
    var serial = play.pace().serial();
    if (serial.isEmpty() || hosts.isEmpty()) {
      return List.of(hosts);
    }
    var parts = new ArrayList<List<Host>>();
    for (var start = 0; start < hosts.size(); ) {
      var size = size(serial.get(Math.min(parts.size(), serial.size() - 1)), hosts.size());
      var end = Math.min(hosts.size(), start + size);
      parts.add(hosts.subList(start, end));
      start = end;
    }
    return parts;
  }

  private int size(Node.Scalar written, int hosts) {
    try {
      if (templates.render(written, scope) instanceof Node.Scalar size) {
        if (size.text().matches("[1-9]\\d{0,5}")) {
          return Integer.parseInt(size.text());
        }
        if (size.text().matches("([1-9]\\d?|100)%")) {
          var percent = Integer.parseInt(size.text().replace("%", ""));
          return Math.max(1, hosts * percent / 100);
        }
      }
      if (Templates.isTemplate(written)) {
        problems.add(
            written.place(),
            "`serial` is no number of hosts",
            "write a number from 1, or a percentage such as 25%");
      }
    } catch (MistakesFound mistakes) {
      problems.addAll(mistakes.problems());
    } catch (DependsOnUnknown unknown) {
      problems.add(
          written.place(),
          "`serial` is known only after " + unknown.dependsOn(),
          "only variables of the command line can be used here");
    }
    return hosts;
  }
}
