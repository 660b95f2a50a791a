package org.mastoplay.yaml;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;

/**
 * Reads a map whose keys are known beforehand; what is missing, ill-typed or unknown goes to the
 * problems.
 */
public final class Fields {
  private final Node.Mapping map;
  private final String what;
  private final Problems problems;
  private final Set<String> known = new LinkedHashSet<>();

  /**
   * @param what what the map is, as a person calls it: {@code play}, {@code task}
   */
  public Fields(Node.Mapping map, String what, Problems problems) {
    this.map = map;
    this.what = what;
    this.problems = problems;
  }

  /** The value of a key, whatever it is. */
  public Optional<Node> value(String key) {
    known.add(key);
    return map.get(key);
  }

  /** A single value; nothing if it is absent, or a list or map, which is a mistake. */
  public Optional<Node.Scalar> text(String key) {
    return value(key).flatMap(node -> asText(key, node));
  }

  /** A single value that has to be there. */
  public Optional<Node.Scalar> requiredText(String key) {
    return required(key).flatMap(node -> asText(key, node));
  }

  /** A value that has to be there, whatever it is. */
  public Optional<Node> required(String key) {
    var value = value(key);
    if (value.isEmpty()) {
      problems.add(
          map.place(), "this %s has no `%s`".formatted(what, key), "add `%s: …`".formatted(key));
    }
    return value;
  }

  /** {@code true} or {@code false}. */
  public Optional<Boolean> flag(String key) {
    var scalar = value(key).flatMap(node -> asScalar(key, node, "true or false"));
    var flag = scalar.flatMap(Scalars::flag);
    if (scalar.isPresent() && flag.isEmpty()) {
      problems.add(
          scalar.get().place(),
          "`%s` must be true or false".formatted(key),
          flagRemedy(scalar.get().text()));
    }
    return flag;
  }

  /** The items of a list; none if it is absent or empty. */
  public List<Node> list(String key) {
    return switch (value(key).orElse(Node.plain(map.place(), ""))) {
      case Node.Sequence list -> list.items();
      case Node.Scalar scalar when scalar.isNull() -> List.of();
      case Node other -> {
        wrongKind(key, other, "a list");
        yield List.of();
      }
    };
  }

  /** A map; an empty one if it is absent or empty. */
  public Node.Mapping map(String key) {
    return switch (value(key).orElse(Node.plain(map.place(), ""))) {
      case Node.Mapping inner -> inner;
      case Node.Scalar scalar when scalar.isNull() -> new Node.Mapping(scalar.place(), List.of());
      case Node other -> {
        wrongKind(key, other, "a map");
        yield new Node.Mapping(other.place(), List.of());
      }
    };
  }

  /** Texts: a list of them, or a single one; none if it is absent. */
  public List<Node.Scalar> texts(String key) {
    return switch (value(key).orElse(Node.plain(map.place(), ""))) {
      case Node.Scalar scalar when scalar.isNull() -> List.of();
      case Node.Scalar scalar -> List.of(scalar);
      case Node.Sequence list ->
          list.items().stream()
              .flatMap(item -> asScalar(key, item, "a list of single values").stream())
              .toList();
      case Node other -> {
        wrongKind(key, other, "a single value or a list");
        yield List.of();
      }
    };
  }

  /** Names: a list of them, or one text in which commas part them; none if it is absent. */
  public List<Node.Scalar> names(String key) {
    return switch (value(key).orElse(Node.plain(map.place(), ""))) {
      case Node.Scalar scalar when scalar.isNull() -> List.of();
      case Node.Scalar scalar -> parts(scalar);
      case Node.Sequence list ->
          list.items().stream()
              .flatMap(item -> asScalar(key, item, "a list of names").stream())
              .toList();
      case Node other -> {
        wrongKind(key, other, "a name or a list of names");
        yield List.of();
      }
    };
  }

  /** The keys that have not been asked for. */
  public List<Node.Scalar> unknownKeys() {
    return map.entries().stream()
        .map(Node.Entry::key)
        .filter(key -> !known.contains(key.text()))
        .toList();
  }

  /** Reports every key that has not been asked for, with the nearest one that has. */
  public void refuseOthers() {
    for (var key : unknownKeys()) {
      problems.add(Problem.unknownWord(key.place(), "key of " + what, key.text(), known));
    }
  }

  private Optional<Node.Scalar> asText(String key, Node node) {
    return asScalar(key, node, "a single value");
  }

  private Optional<Node.Scalar> asScalar(String key, Node node, String wanted) {
    if (node instanceof Node.Scalar scalar && !scalar.isNull()) {
      return Optional.of(scalar);
    }
    wrongKind(key, node, wanted);
    return Optional.empty();
  }

  private void wrongKind(String key, Node node, String wanted) {
    problems.add(
        node.place(), "`%s` must be %s".formatted(key, wanted), "this is " + node.kindInSentence());
  }

  private static List<Node.Scalar> parts(Node.Scalar scalar) {
    var parts = new ArrayList<Node.Scalar>();
    var start = 0;
    for (var part : scalar.text().split(",", -1)) {
      var name = part.strip();
      if (!name.isEmpty()) {
        var place = Scalars.placeWithin(scalar, start + part.indexOf(name), name.length());
        parts.add(Node.text(place, name));
      }
      start += part.length() + 1;
    }
    return parts;
  }

  private static String flagRemedy(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "yes", "on", "true", "1", "y" -> "write true";
      case "no", "off", "false", "0", "n" -> "write false";
      default -> "this is `%s`".formatted(text);
    };
  }
}
