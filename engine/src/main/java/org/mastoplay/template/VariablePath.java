package org.mastoplay.template;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mastoplay.yaml.Node;

/** An expression that only names a variable, or a value in one: {@code facts.memtotal_mb}. */
record VariablePath(List<String> names) {
  private static final CharMatcher BLANK = CharMatcher.anyOf(" \t\n\f\r");
  private static final CharMatcher FIRST =
      CharMatcher.inRange('a', 'z').or(CharMatcher.inRange('A', 'Z')).or(CharMatcher.is('_'));
  private static final CharMatcher LATER = FIRST.or(CharMatcher.inRange('0', '9'));
  private static final Set<String> LITERALS = Set.of("true", "false");

  static Optional<VariablePath> of(String expression) {
    var path = BLANK.trimFrom(expression);
    var names = Splitter.on('.').splitToList(path);
    return names.stream().allMatch(VariablePath::isName) && !LITERALS.contains(path)
        ? Optional.of(new VariablePath(names))
        : Optional.empty();
  }

  private static boolean isName(String word) {
    return !word.isEmpty() && FIRST.matches(word.charAt(0)) && LATER.matchesAllOf(word);
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
