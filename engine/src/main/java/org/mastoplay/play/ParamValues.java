package org.mastoplay.play;

import java.util.ArrayList;
import java.util.Optional;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Suggestion;
import org.mastoplay.yaml.Node;

/** Checks what is given to a param against its declaration. */
public final class ParamValues {
  private ParamValues() {}

  /**
   * The value as the used playbook reads it; nothing, and a problem at the value's place, if it is
   * not as declared. What only a real run will tell passes as it is.
   */
  public static Optional<Node> read(Param param, Node value, Problems problems) {
    var mine = new Problems();
    var read = read(param, param.type(), value, mine);
    if (mine.isEmpty()) {
      checkLimits(param, read, mine);
    }
    problems.addAll(mine.list());
    return mine.isEmpty() ? Optional.of(param.secret() ? hidden(read) : read) : Optional.empty();
  }

  private static Node read(Param param, ParamType type, Node value, Problems problems) {
    return switch (value) {
      case Node.Unknown unknown -> unknown;
      case Node.Sequence list when type == ParamType.LIST -> {
        var items = new ArrayList<Node>();
        for (var item : list.items()) {
          items.add(param.items().map(inner -> read(param, inner, item, problems)).orElse(item));
        }
        yield new Node.Sequence(list.place(), items);
      }
      case Node.Mapping map when type == ParamType.MAP -> map;
      case Node.Scalar scalar when !scalar.isNull() && type.read(scalar).isPresent() ->
          type.read(scalar).get();
      default -> {
        problems.add(wrong(param, type, value));
        yield value;
      }
    };
  }

  private static Problem wrong(Param param, ParamType type, Node value) {
    var what =
        value instanceof Node.Scalar scalar && !scalar.isNull()
            ? shown(param, scalar)
            : value.kind();
    return Problem.at(
        value.place(),
        "the param `%s` must be %s, not %s"
            .formatted(param.name().text(), article(type.description()), what),
        "write " + type.remedy());
  }

  private static void checkLimits(Param param, Node value, Problems problems) {
    switch (value) {
      case Node.Sequence list -> list.items().forEach(item -> checkLimits(param, item, problems));
      case Node.Scalar scalar -> {
        var words = param.choices().stream().map(Node.Scalar::text).toList();
        if (!words.isEmpty() && !words.contains(scalar.text())) {
          problems.add(
              scalar.place(),
              "the param `%s` can't be %s".formatted(param.name().text(), shown(param, scalar)),
              Suggestion.among(scalar.text(), words));
        }
        if (param.pattern().filter(it -> !it.matcher(scalar.text()).matches()).isPresent()) {
          problems.add(
              scalar.place(),
              "the param `%s` can't be %s".formatted(param.name().text(), shown(param, scalar)),
              "it must match %s".formatted(param.pattern().get()));
        }
      }
      case Node.Mapping _, Node.Unknown _ -> {}
    }
  }

  private static String shown(Param param, Node.Scalar value) {
    // Whoever takes the wrong one of their two key files shall not see it in logs.
    var hidden = param.secret() || param.type() == ParamType.PUBLIC_KEY;
    return hidden ? "what is given" : "`%s`".formatted(value);
  }

  private static Node hidden(Node value) {
    return switch (value) {
      case Node.Scalar scalar -> new Node.Scalar(scalar.place(), scalar.text(), false, true);
      case Node.Sequence list ->
          new Node.Sequence(list.place(), list.items().stream().map(ParamValues::hidden).toList());
      case Node.Mapping map ->
          new Node.Mapping(
              map.place(),
              map.entries().stream()
                  .map(entry -> new Node.Entry(entry.key(), hidden(entry.value())))
                  .toList());
      case Node.Unknown unknown -> unknown;
    };
  }

  private static String article(String noun) {
    if (noun.equals("true or false") || noun.equals("text") || noun.startsWith("one of")) {
      return noun;
    }
    return (noun.matches("(?i)[aeio].*") ? "an " : "a ") + noun;
  }
}
