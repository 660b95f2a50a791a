package org.mastoplay.template;

import freemarker.core.ParseException;
import freemarker.core._CoreAPI;
import freemarker.template.Configuration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mastoplay.text.Place;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Suggestion;

/** Says in our words why FreeMarker could not parse something. */
final class ParseMistakes {
  private static final Pattern ENCOUNTERED = Pattern.compile("Encountered \"((?s:.*?))\", but");
  private static final Pattern BUILT_IN = Pattern.compile("Unknown built-in: \"(.*?)\"");
  private static final Pattern DIRECTIVE = Pattern.compile("Unknown directive: [#@](\\w*)");
  private static final Pattern UNCLOSED = Pattern.compile("unclosed #(\\w+)");
  private static final Pattern WRONG_LITERAL =
      Pattern.compile("Found (\\w+) literal: .*Expecting:? (\\w+)", Pattern.DOTALL);
  private static final Pattern CLOSES = Pattern.compile("only this can be closed: \"(.)\"");

  private static final String NOT = "write `!` for \"not\"";

  /** What people write who know another language. */
  private static final Map<String, String> FOREIGN =
      Map.ofEntries(
          Map.entry("and", "write `&&` for \"and\""),
          Map.entry("or", "write `||` for \"or\""),
          Map.entry("not", NOT),
          Map.entry("is", "write `x??` for \"x is defined\""),
          Map.entry("in", "write `list?seq_contains(x)` for \"x in list\""),
          Map.entry("if", "write `condition?then(a, b)` for \"a if condition else b\""),
          Map.entry("~", "write `+` to join texts"),
          Map.entry(":", "write `${x!'default'}` for a default; the shell's own needs no braces"));

  private final Origin origin;

  ParseMistakes(Origin origin) {
    this.origin = origin;
  }

  Problem explain(ParseException e) {
    var message = String.valueOf(e.getEditorMessage());
    var place = place(e);
    var builtIn = BUILT_IN.matcher(message);
    if (builtIn.find()) {
      var known = _CoreAPI.getSupportedBuiltInNames(Configuration.LEGACY_NAMING_CONVENTION);
      return Problem.at(
          place,
          "unknown built-in `?%s`".formatted(builtIn.group(1)),
          Suggestion.nearest(builtIn.group(1), known)
              .map("did you mean `?%s`?"::formatted)
              .orElse("FreeMarker's manual lists them all"));
    }
    var directive = DIRECTIVE.matcher(message);
    if (directive.find()) {
      return Problem.at(
          place,
          "unknown directive `<#%s>`".formatted(directive.group(1)),
          Suggestion.nearest(directive.group(1), _CoreAPI.ALL_BUILT_IN_DIRECTIVE_NAMES)
              .map("did you mean `<#%s>`?"::formatted)
              .orElse("FreeMarker's manual lists them all"));
    }
    var unclosed = UNCLOSED.matcher(message);
    if (unclosed.find()) {
      var name = unclosed.group(1);
      return Problem.at(
          place, "`<#%s>` is never closed".formatted(name), "add `</#%s>`".formatted(name));
    }
    if (message.contains("Lexical error")) {
      return lexical(place, message);
    }
    if (message.contains("end of file")) {
      return Problem.at(place, "this doesn't parse: it ends too early", "is a `}` or `>` missing?");
    }
    var literal = WRONG_LITERAL.matcher(message);
    if (literal.find()) {
      return Problem.at(
          place,
          "this doesn't parse: %s stands where a %s must"
              .formatted(literal.group(1), literal.group(2)),
          "write a %s".formatted(literal.group(2)));
    }
    var encountered = ENCOUNTERED.matcher(message);
    return encountered.find()
        ? unexpected(place, encountered.group(1), message)
        : Problem.at(place, "this doesn't parse: " + Wording.firstSentence(message));
  }

  private Place place(ParseException e) {
    var length =
        e.getEndLineNumber() == e.getLineNumber()
            ? e.getEndColumnNumber() - e.getColumnNumber() + 1
            : 1;
    return origin.at(
        Optional.ofNullable(e.getTemplateName()), e.getLineNumber(), e.getColumnNumber(), length);
  }

  private static Problem lexical(Place place, String message) {
    return message.contains("<EOF>")
        ? Problem.at(place, "this doesn't parse: a quote is never closed", "add the closing quote")
        : Problem.at(place, "this doesn't parse: unexpected character", "put text in quotes");
  }

  private static Problem unexpected(Place place, String token, String message) {
    if (token.startsWith("</#")) {
      return Problem.at(place, "`%s` closes nothing".formatted(token), "remove it");
    }
    var closes = CLOSES.matcher(message);
    if (closes.find()) {
      return Problem.at(
          place,
          "this doesn't parse: `%s` is not closed yet".formatted(closes.group(1)),
          "close it");
    }
    var wantsValue = message.contains("<STRING_LITERAL>");
    var isEnd = Arrays.asList("}", ")", ")>", ">", "]").contains(token.strip());
    if (isEnd && wantsValue) {
      return Problem.at(place, "this doesn't parse: a value is missing", "write it here");
    }
    var before = place.source().writtenLine(place.line());
    if (before
        .substring(0, Math.min(before.length(), place.column() - 1))
        .matches(".*\\bnot\\s+")) {
      return Problem.at(place, "this doesn't parse: unexpected `%s`".formatted(token.strip()), NOT);
    }
    var wanted = wantsValue ? "expected a value" : "expected an operator or the end";
    return Problem.at(
        place,
        "this doesn't parse: unexpected `%s`".formatted(token.strip()),
        FOREIGN.getOrDefault(token.strip(), wanted));
  }
}
