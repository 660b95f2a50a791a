package org.mastoplay.plan;

import java.util.Optional;
import org.mastoplay.yaml.Node;

/** Finds in a value what only a real run will tell. */
final class Unknowns {
  private Unknowns() {}

  static Optional<Node.Unknown> first(Node node) {
    return switch (node) {
      case Node.Unknown unknown -> Optional.of(unknown);
      case Node.Scalar _ -> Optional.empty();
      case Node.Sequence list ->
          list.items().stream().flatMap(item -> first(item).stream()).findFirst();
      case Node.Mapping map ->
          map.entries().stream().flatMap(entry -> first(entry.value()).stream()).findFirst();
    };
  }
}
