package org.mastoplay.inventory;

import com.google.common.collect.ComparisonChain;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mastoplay.yaml.Node;
import org.mastoplay.yaml.Scalars;

/** Which group is within which, and so whose variables win: a child's over its parents'. */
final class Hierarchy {
  private final Draft draft;
  private final Map<String, Set<String>> members = new LinkedHashMap<>();
  private final Map<String, Integer> depths = new HashMap<>();

  Hierarchy(Draft draft) {
    this.draft = draft;
    gatherUngrouped();
    for (var name : draft.groups().keySet()) {
      members.put(name, membersOf(name, new HashSet<>()));
    }
    members.put(Draft.ALL, new LinkedHashSet<>(draft.hosts().keySet()));
    draft.groups().keySet().forEach(name -> deepen(name, 1, new HashSet<>()));
  }

  /** The hosts of each group, those of its children included. */
  Map<String, List<String>> members() {
    var lists = new LinkedHashMap<String, List<String>>();
    members.forEach((name, hosts) -> lists.put(name, inOrder(hosts)));
    return lists;
  }

  /** The groups of a host, parents before children, without {@code all}. */
  List<String> groupsOf(String host) {
    return members.keySet().stream()
        .filter(group ->
            !group.equals(Draft.ALL) && members.getOrDefault(group, Set.of()).contains(host))
        .sorted(this::compare)
        .toList();
  }

  private int compare(String group, String other) {
    return ComparisonChain.start()
        .compare(depths.getOrDefault(group, 1), depths.getOrDefault(other, 1))
        .compare(priority(group), priority(other))
        .compare(group, other)
        .result();
  }

  private List<String> inOrder(Set<String> hosts) {
    return draft.hosts().keySet().stream().filter(hosts::contains).toList();
  }

  private void gatherUngrouped() {
    var grouped = new HashSet<String>();
    draft
        .groups()
        .forEach((name, group) -> {
          if (!name.equals(Draft.ALL) && !name.equals(Draft.UNGROUPED)) {
            grouped.addAll(group.hosts());
          }
        });
    var ungrouped = draft.group(Draft.UNGROUPED).hosts();
    ungrouped.addAll(draft.hosts().keySet());
    ungrouped.removeAll(grouped);
  }

  private Set<String> membersOf(String name, Set<String> seen) {
    var hosts = new LinkedHashSet<String>();
    if (seen.add(name)) {
      var group = draft.groups().getOrDefault(name, new Draft.Group());
      hosts.addAll(group.hosts());
      group.children().forEach(child -> hosts.addAll(membersOf(child, seen)));
    }
    return hosts;
  }

  private void deepen(String name, int depth, Set<String> above) {
    if (depth <= depths.getOrDefault(name, 0) || !above.add(name)) {
      return;
    }
    depths.put(name, depth);
    if (!name.equals(Draft.ALL)) {
      var children = draft.groups().getOrDefault(name, new Draft.Group()).children();
      children.forEach(child -> deepen(child, depth + 1, above));
    }
    above.remove(name);
  }

  private int priority(String name) {
    var value =
        draft
            .groups()
            .getOrDefault(name, new Draft.Group())
            .variables()
            .get("ansible_group_priority");
    return value instanceof Node.Scalar scalar
        ? Scalars.number(scalar).map(Number::intValue).orElse(1)
        : 1;
  }
}
