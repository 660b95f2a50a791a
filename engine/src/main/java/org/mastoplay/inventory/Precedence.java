package org.mastoplay.inventory;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mastoplay.yaml.Node;

/** Lays the variables of a host's groups and its own over one another. */
final class Precedence {
  private final Draft draft;
  private final Hierarchy hierarchy;
  private final List<VariableFolders> folders;
  private final Map<String, Map<String, Node>> groups = new HashMap<>();

  /**
   * @param folders the weaker first
   */
  Precedence(Draft draft, Hierarchy hierarchy, List<VariableFolders> folders) {
    this.draft = draft;
    this.hierarchy = hierarchy;
    this.folders = folders;
  }

  Host host(String name) {
    var memberships = hierarchy.groupsOf(name);
    var variables = new LinkedHashMap<>(group(Draft.ALL));
    memberships.forEach(group -> variables.putAll(group(group)));
    variables.putAll(draft.hosts().getOrDefault(name, Map.of()));
    folders.forEach(folder -> variables.putAll(folder.ofHost(name)));
    return new Host(name, memberships, variables);
  }

  private Map<String, Node> group(String name) {
    return groups.computeIfAbsent(
        name,
        _ -> {
          var variables = new LinkedHashMap<String, Node>();
          variables.putAll(draft.groups().getOrDefault(name, new Draft.Group()).variables());
          folders.forEach(folder -> variables.putAll(folder.ofGroup(name)));
          return variables;
        });
  }
}
