package org.mastoplay.inventory;

import java.util.List;
import java.util.Map;
import org.mastoplay.yaml.Node;

/**
 * A host of the inventory.
 *
 * @param groups the names of the groups it is in, parents before children, without {@code all}
 * @param variables its own and its groups', the nearest winning; not rendered
 */
public record Host(String name, List<String> groups, Map<String, Node> variables) {
  public Host {
    groups = List.copyOf(groups);
    variables = com.google.common.collect.ImmutableMap.copyOf(variables);
  }

  /** An inventory has one host of a name: to compare all variables would only take longer. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Host host && name.equals(host.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
