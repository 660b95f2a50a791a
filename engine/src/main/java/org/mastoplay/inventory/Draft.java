package org.mastoplay.inventory;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mastoplay.text.Problems;
import org.mastoplay.yaml.Node;

/** An inventory while it is being read: groups and hosts as they come, from any number of files. */
final class Draft {
  static final String ALL = "all";
  static final String UNGROUPED = "ungrouped";

  private final Map<String, Group> groups = new LinkedHashMap<>();
  private final Map<String, Map<String, Node>> hosts = new LinkedHashMap<>();
  private final Problems problems;

  Draft(Problems problems) {
    this.problems = problems;
    group(ALL);
    group(UNGROUPED);
  }

  /** A group's own hosts, child groups and variables; each may be added to. */
  record Group(Set<String> hosts, Set<String> children, Map<String, Node> variables) {
    Group() {
      this(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashMap<>());
    }
  }

  /** Whether a group is another one, or holds it somewhere below. */
  boolean leads(String from, String to) {
    var seen = new LinkedHashSet<String>();
    var ahead = new ArrayDeque<>(List.of(from));
    while (!ahead.isEmpty()) {
      var group = ahead.pop();
      if (seen.add(group)) {
        ahead.addAll(groups.getOrDefault(group, new Group()).children());
      }
    }
    return seen.contains(to);
  }

  Group group(String name) {
    return groups.computeIfAbsent(name, _ -> new Group());
  }

  /** A host's own variables; they may be added to. */
  Map<String, Node> host(String name) {
    return hosts.computeIfAbsent(name, _ -> new LinkedHashMap<>());
  }

  Map<String, Group> groups() {
    return groups;
  }

  Map<String, Map<String, Node>> hosts() {
    return hosts;
  }

  Problems problems() {
    return problems;
  }
}
