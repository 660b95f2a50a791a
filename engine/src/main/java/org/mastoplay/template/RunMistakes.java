package org.mastoplay.template;

import freemarker.core.InvalidReferenceException;
import freemarker.core.NonBooleanException;
import freemarker.core.ParseException;
import freemarker.core.UnexpectedTypeException;
import freemarker.template.TemplateException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mastoplay.text.Place;
import org.mastoplay.text.Problem;
import org.mastoplay.yaml.Node;

/** Says in our words why FreeMarker gave up on a template. */
final class RunMistakes {
  private static final Pattern LAST_STEP =
      Pattern.compile("(.*?)(?:\\.(\\w+)|\\[\"(.*)\"\\]|\\[(\\d+)\\])", Pattern.DOTALL);
  private static final Pattern EVALUATED = Pattern.compile("evaluated to an? ([\\w+ ]+)");

  private final Origin origin;
  private final Scope scope;

  RunMistakes(Origin origin, Scope scope) {
    this.origin = origin;
    this.scope = scope;
  }

  RuntimeException explain(TemplateException e) {
    for (var cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof DependsOnUnknown unknown) {
        return unknown;
      }
    }
    return new org.mastoplay.text.MistakesFound(
        e.getCause() instanceof ParseException inIncluded
            ? new ParseMistakes(origin).explain(inIncluded)
            : problem(e));
  }

  private Problem problem(TemplateException e) {
    var place = place(e);
    var blamed = bare(Optional.ofNullable(e.getBlamedExpressionString()).orElse(""));
    var message = String.valueOf(e.getMessageWithoutStackTop());
    return switch (e) {
      case WrongArgument wrong -> Problem.at(place, wrong.what(), wrong.remedy());
      case InvalidReferenceException missing -> missing(place, blamed);
      case NonBooleanException wrong when message.contains("\"||\"") && !blamed.isEmpty() ->
          Problem.at(
              place,
              "`%s` is %s, not true or false".formatted(blamed, found(message)),
              "`|` calls no filter: write `%s!'…'` for a default, `%s?upper_case` and the like"
                  .formatted(blamed, blamed));
      case UnexpectedTypeException wrong -> wrongType(place, blamed, message);
      default -> other(place, blamed, message);
    };
  }

  /** The expression without the brackets around it, which may be ours. */
  private static String bare(String expression) {
    var inBrackets = expression.startsWith("(") && expression.endsWith(")");
    var inner = inBrackets ? expression.substring(1, expression.length() - 1) : "";
    return inBrackets && Interpolation.isBalanced(inner) ? inner : expression;
  }

  private Problem missing(Place place, String blamed) {
    if (blamed.matches("[A-Za-z_]\\w*")) {
      var isThere = scope.variables().get(blamed).isPresent();
      return isThere
          ? Problem.at(
              place,
              "`%s` is empty".formatted(blamed),
              "write `%s!''` to allow that".formatted(blamed))
          : Missing.variable(place, blamed, scope.variables());
    }
    var step = LAST_STEP.matcher(blamed);
    if (step.matches()) {
      return missingStep(place, step);
    }
    return Problem.at(
        place, "`%s` gives nothing".formatted(blamed), "write `(%s)!'default'`".formatted(blamed));
  }

  private Problem missingStep(Place place, Matcher step) {
    var of = step.group(1);
    if (step.group(4) != null) {
      return Problem.at(
          place,
          "`%s` has no item %s".formatted(of, step.group(4)),
          resolve(of) instanceof Node.Sequence list
              ? "it has %d, counted from 0".formatted(list.items().size())
              : "items are counted from 0");
    }
    var key = Optional.ofNullable(step.group(2)).orElseGet(() -> String.valueOf(step.group(3)));
    var withDefault = "write `(%s.%s)!'default'` to allow that".formatted(of, key);
    if (resolve(of) instanceof Node.Mapping map) {
      return map.get(key).isPresent()
          ? Problem.at(place, "`%s.%s` is empty".formatted(of, key), withDefault)
          : Missing.key(place, of, key, map);
    }
    return Problem.at(place, "`%s` has no `%s`".formatted(of, key), withDefault);
  }

  /** What a path such as {@code a.b} stands for; nothing to be said about any other expression. */
  private Node resolve(String expression) {
    return VariablePath.of(expression)
        .flatMap(path -> path.follow(scope))
        .orElseGet(() -> Node.plain(origin.whole(), ""));
  }

  private Problem wrongType(Place place, String blamed, String message) {
    var what = "`%s` is %s".formatted(blamed, found(message));
    var head = message.lines().findFirst().orElse("");
    if (head.contains("Expected a boolean")) {
      return Problem.at(
          place,
          what + ", not true or false",
          "compare it, or ask whether it is empty: `%s?has_content`".formatted(blamed));
    }
    if (head.contains("Expected a hash")) {
      return Problem.at(place, what + ", it has no names in it", "only maps have");
    }
    if (head.contains("Expected a number")) {
      return Problem.at(
          place, what + ", not a number", "write `%s?number` if it holds one".formatted(blamed));
    }
    if (head.contains("Expected a method")) {
      return Problem.at(
          place,
          what + ", it can't be called",
          Functions.NAMES.contains(blamed)
              ? "it hides the function `%s`: give the variable another name".formatted(blamed)
              : "remove the `(…)`");
    }
    if (head.contains("Expected a sequence")) {
      return Problem.at(
          place, what + ", not a list", "write `[%s]` for a list of one".formatted(blamed));
    }
    if (head.contains("Expected a string")) {
      var remedy =
          found(message).equals("a map")
              ? "name one of its values: `%s.key`"
              : "join its items: `%s?join(', ')`";
      return Problem.at(place, what + ", which text can't hold", remedy.formatted(blamed));
    }
    return other(place, blamed, message);
  }

  private Problem other(Place place, String blamed, String message) {
    if (message.startsWith("Can't compare values")) {
      return Problem.at(
          place,
          "`%s` compares values of different types".formatted(blamed),
          "turn text into a number with `?number`, or a number into text with `?c`");
    }
    if (message.startsWith("Can't convert this string to number")) {
      return Problem.at(place, "this text is not a number", "check it, or write a number");
    }
    if (message.startsWith("\"?join\" failed")) {
      return Problem.at(
          place,
          "only texts can be joined, but an item of this list is none",
          "take a field of each item first: `?map(it -> it.name)?join(', ')`");
    }
    if (message.contains("?sort failed")) {
      return Problem.at(
          place, "the items of this list can't be compared", "name a field: `?sort_by('name')`");
    }
    if (message.startsWith("Instantiating")) {
      return Problem.at(
          place, "`?new` is not allowed: a template can't reach into Java", "remove it");
    }
    if (message.contains("?api")) {
      return Problem.at(
          place, "`?api` is not allowed: a template can't reach into Java", "remove it");
    }
    if (message.startsWith("Template inclusion failed")
        || message.startsWith("Template importing")) {
      return Missing.file(place);
    }
    if (message.startsWith("Malformed regular expression")) {
      return Problem.at(place, "this regular expression doesn't parse", "check its brackets");
    }
    if (message.startsWith("Arithmetic operation failed")) {
      return Problem.at(place, "this divides by zero", "check the divisor first");
    }
    return Problem.at(place, Wording.firstSentence(message));
  }

  /** The kind of value that FreeMarker found, in our words. */
  private static String found(String message) {
    var found = EVALUATED.matcher(message);
    var kind = found.find() ? found.group(1) : "";
    return kind.contains("sequence") || kind.contains("collection")
        ? "a list"
        : kind.contains("hash")
            ? "a map"
            : kind.contains("number")
                ? "a number"
                : kind.contains("boolean") ? "true or false" : "text";
  }

  private Place place(TemplateException e) {
    var line = e.getLineNumber();
    var column = e.getColumnNumber();
    var endColumn = e.getEndColumnNumber();
    if (line == null || column == null) {
      return origin.whole();
    }
    var oneLine = line.equals(e.getEndLineNumber()) && endColumn != null;
    return origin.at(
        Optional.ofNullable(e.getTemplateSourceName()),
        line,
        column,
        oneLine ? endColumn - column + 1 : 1);
  }
}
