package org.mastoplay.template;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mastoplay.text.Place;
import org.mastoplay.text.Problem;
import org.mastoplay.yaml.Node;
import org.mastoplay.yaml.Scalars;

/** Words for what is wrong with templates, where FreeMarker has none of use. */
final class Wording {
  private Wording() {}

  static Problem notACondition(Expression expression, Node node) {
    var message = "a condition must be true or false, but this is " + kind(node);
    var name = expression.text().strip();
    return switch (node) {
      case Node.Scalar scalar when scalar.isNull() ->
          Problem.at(expression.place(), message, "ask `(…)??` whether it is there");
      case Node.Scalar scalar when Scalars.number(scalar).isPresent() ->
          Problem.at(expression.place(), message, "compare it: `%s gt 0`".formatted(name));
      case Node.Scalar scalar when List.of("true", "false").contains(scalar.text()) ->
          Problem.at(expression.place(), message, "write `(%s)?boolean`".formatted(name));
      case Node other ->
          Problem.at(
              expression.place(),
              message,
              "ask whether it is empty: `(%s)?has_content`".formatted(name));
    };
  }

  /** What is wrong with an expression that was written as if it were a value. */
  static Optional<Problem> foreign(Expression expression) {
    var text = expression.text().strip();
    if (text.startsWith("${") && text.endsWith("}")) {
      var inner = text.substring(2, text.length() - 1).strip();
      return Optional.of(
          Problem.at(
              expression.place(),
              "an expression needs no `${…}` here",
              "write `%s`".formatted(inner)));
    }
    return text.startsWith("{{") && text.endsWith("}}")
        ? Optional.of(
            Problem.at(
                expression.place(),
                "mastoplay doesn't know `{{ }}`",
                "write `%s`".formatted(text.substring(2, text.length() - 2).strip())))
        : Optional.empty();
  }

  static Problem tooMuch(Place place, String what) {
    return Problem.at(place, "this template uses too much: " + what, "make it end sooner");
  }

  static Problem forbidden(Place place, String builtIn) {
    return Problem.at(
        place,
        "`%s` is not allowed: text is never run as a template".formatted(builtIn),
        "write the expression itself");
  }

  static Problem unexpected(Place place, Exception e) {
    return Problem.at(
        place, "this can't be rendered: " + firstSentence(String.valueOf(e.getMessage())));
  }

  /** What a node is, as it stands in a sentence. */
  static String kind(Node node) {
    return switch (node) {
      case Node.Scalar scalar when scalar.isNull() -> "nothing";
      case Node.Scalar scalar when Scalars.flag(scalar).isPresent() -> "true or false";
      case Node.Scalar scalar when Scalars.number(scalar).isPresent() -> "a number";
      case Node.Scalar scalar -> "text";
      case Node.Sequence list -> "a list";
      case Node.Mapping map -> "a map";
      case Node.Unknown unknown -> "known after apply";
    };
  }

  /** The first line of what FreeMarker says, as a clause. */
  static String firstSentence(String text) {
    var line = text.strip().lines().findFirst().orElse("").strip();
    var end = line.indexOf(". ");
    var sentence = end < 0 ? line : line.substring(0, end);
    sentence =
        sentence
            .replaceFirst("\\s*\\(wrapper: .*", "")
            .replaceFirst("[.:]$", "")
            .replace("hash", "map")
            .replace("sequence", "list");
    sentence = sentence.isEmpty() ? "no reason is known" : lowerFirst(sentence);
    return sentence.length() > 160 ? sentence.substring(0, 160) + "…" : sentence;
  }

  private static String lowerFirst(String sentence) {
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }
}
