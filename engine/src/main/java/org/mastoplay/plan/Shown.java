package org.mastoplay.plan;

import java.util.stream.Collectors;
import org.mastoplay.text.Secrets;
import org.mastoplay.yaml.Node;

/** Writes a value on one line, as a person reads it. */
final class Shown {
  private Shown() {}

  static String of(Node node, Secrets secrets) {
    return switch (node) {
      case Node.Scalar scalar -> of(scalar, secrets);
      case Node.Sequence list ->
          list.items().stream()
              .map(item -> of(item, secrets))
              .collect(Collectors.joining(", ", "[", "]"));
      case Node.Mapping map ->
          map.entries().stream()
              .map(entry -> entry.key().text() + ": " + of(entry.value(), secrets))
              .collect(Collectors.joining(", ", "{", "}"));
      case Node.Unknown unknown -> "(known after %s)".formatted(unknown.dependsOn());
    };
  }

  /** What may be shown of a text. */
  static String of(Node.Scalar text, Secrets secrets) {
    return text.secret() ? secrets.redactSecret(text.text()) : text.text();
  }
}
