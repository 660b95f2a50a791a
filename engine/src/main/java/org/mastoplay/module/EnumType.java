package org.mastoplay.module;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mastoplay.module.ParameterSpec.Choice;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;
import org.mastoplay.yaml.Node;

/**
 * One of a closed list of words, which are the constants of an enum.
 *
 * @param constants by their words
 */
record EnumType(Class<?> type, ImmutableMap<String, Object> constants) implements ArgumentType {
  static EnumType of(Class<?> type) {
    return new EnumType(
        type,
        Maps.uniqueIndex(List.of(type.getEnumConstants()), it -> word(((Enum<?>) it).name())));
  }

  @Override
  public String description() {
    return "one of: " + String.join(", ", constants.keySet());
  }

  @Override
  public Shape shape() {
    return new Shape.Choice();
  }

  @Override
  public List<Choice> choices() {
    return Arrays.stream(type.getFields())
        .filter(field -> field.isEnumConstant())
        .map(field ->
            new Choice(
                word(field.getName()),
                Optional.ofNullable(field.getAnnotation(Doc.class)).map(Doc::value).orElse("")))
        .toList();
  }

  /** Its words are no secrets. */
  @Override
  public boolean keepsSecrets() {
    return true;
  }

  @Override
  public Optional<Object> read(Node node, ArgumentContext context, Problems problems) {
    if (!(node instanceof Node.Scalar scalar)) {
      problems.add(node.place(), "this must be %s, not %s".formatted(description(), node.kind()));
      return Optional.empty();
    }
    var constant = Optional.ofNullable(constants.get(scalar.text().replace('_', '-')));
    if (constant.isEmpty()) {
      problems.add(Problem.unknownWord(scalar.place(), "value", scalar.text(), constants.keySet()));
    }
    return constant;
  }

  private static String word(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
