package org.mastoplay.plan;

import java.util.stream.Collectors;
import org.mastoplay.yaml.Node;

/** Writes a value on one line, as a person reads it. */
final class Shown {
  private Shown() {}

  static String of(Node node) {
    return switch (node) {
      case Node.Scalar scalar -> scalar.text();
      case Node.Sequence list ->
          list.items().stream().map(Shown::of).collect(Collectors.joining(", ", "[", "]"));
      case Node.Mapping map ->
          map.entries().stream()
              .map(entry -> entry.key().text() + ": " + of(entry.value()))
              .collect(Collectors.joining(", ", "{", "}"));
      case Node.Unknown unknown -> "(known after %s)".formatted(unknown.dependsOn());
    };
  }
}
