package org.mastoplay.module;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mastoplay.module.ParameterSpec.Choice;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;
import org.mastoplay.yaml.Node;

/** One of a closed list of words, which are the constants of an enum. */
record EnumType(Class<?> type) implements ArgumentType {
  @Override
  public String description() {
    return choices().stream().map(Choice::name).collect(Collectors.joining(", ", "one of: ", ""));
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
    var word = scalar.text().replace('_', '-');
    var constant =
        Arrays.stream(type.getEnumConstants())
            .filter(it -> word(((Enum<?>) it).name()).equals(word))
            .findFirst();
    if (constant.isEmpty()) {
      var words = choices().stream().map(Choice::name).toList();
      problems.add(Problem.unknownWord(scalar.place(), "value", scalar.text(), words));
    }
    return constant.map(it -> it);
  }

  private static String word(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
