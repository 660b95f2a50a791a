package org.mastoplay.template;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mastoplay.yaml.Node;

/** An expression that only names a variable, or a value in one: {@code facts.memtotal_mb}. */
record VariablePath(List<String> names) {
  private static final Pattern NAMES = Pattern.compile("\\s*[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*\\s*");

  static Optional<VariablePath> of(String expression) {
    var isLiteral = expression.strip().equals("true") || expression.strip().equals("false");
    return NAMES.matcher(expression).matches() && !isLiteral
        ? Optional.of(new VariablePath(List.of(expression.strip().split("\\."))))
        : Optional.empty();
  }

  /** The value, if it is there. */
  Optional<Node> follow(Scope scope) {
    var node = scope.value(names.getFirst());
    for (var name : names.subList(1, names.size())) {
      node = node.flatMap(it -> step(it, name));
    }
    return node;
  }

  private static Optional<Node> step(Node node, String name) {
    return switch (node) {
      case Node.Mapping map -> map.get(name);
      case Node.Unknown unknown -> throw new DependsOnUnknown(unknown.dependsOn());
      case Node.Scalar scalar -> Optional.empty();
      case Node.Sequence list -> Optional.empty();
    };
  }
}
