package org.mastoplay.plan;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.Map;
import java.util.function.Supplier;
import org.mastoplay.yaml.Node;

/**
 * Variables of one origin.
 *
 * @param values by name; never changed
 * @param data whether the values are taken as they are; else they may hold {@code ${…}}
 */
record Layer(Map<String, Supplier<Node>> values, boolean data) {
  /** What somebody wrote, in which expressions are rendered. */
  static Layer written(Map<String, Node> values) {
    return new Layer(suppliers(values), false);
  }

  /** What somebody wrote, in which expressions are rendered. */
  static Layer written(Node.Mapping values) {
    return new Layer(
        Maps.transformValues(values.byName(), entry -> Suppliers.ofInstance(entry.value())), false);
  }

  /** What came from a host or was worked out already: never evaluated. */
  static Layer data(Map<String, Node> values) {
    return new Layer(suppliers(values), true);
  }

  private static Map<String, Supplier<Node>> suppliers(Map<String, Node> values) {
    return Maps.transformValues(ImmutableMap.copyOf(values), Suppliers::ofInstance);
  }
}
