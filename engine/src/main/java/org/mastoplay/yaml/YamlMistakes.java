package org.mastoplay.yaml;

import java.util.regex.Pattern;
import org.mastoplay.text.Place;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Source;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Says in a beginner's words what snakeyaml says in a parser's. */
final class YamlMistakes {
  private static final Pattern NO_SPACE = Pattern.compile("^\\s*(?:- )?\\s*([\\w.-]+):(?=[^\\s/])");
  private static final Pattern KEY = Pattern.compile("^\\s*(?:- +)*([\\w.-]+)\\s*:(?= |$)");

  private final Source source;

  YamlMistakes(Source source) {
    this.source = source;
  }

  Problem explain(MarkedYAMLException e) {
    var problem = String.valueOf(e.getProblem());
    var context = String.valueOf(e.getContext());
    var at = place(e.getProblemMark(), e.getContextMark());
    var start = place(e.getContextMark(), e.getProblemMark());
    var line = source.writtenLine(at.line());
    if (at.line() == start.line() || context.contains("simple key") || isSecondKey(problem)) {
      var jinja = source.writtenLine(start.line()).indexOf("{{");
      if (jinja >= 0) {
        return doubleBraces(source, start.line(), jinja + 1);
      }
    }
    if (problem.contains("TAB)") || problem.contains("tab character")) {
      return Problem.at(at, "YAML doesn't allow tabs for indentation", "use spaces");
    }
    if (problem.contains("cannot start any token") || context.matches(".*(alias|anchor)")) {
      return specialCharacter(context.matches(".*(alias|anchor)") ? start : at);
    }
    if (problem.startsWith("found undefined alias")) {
      return undefinedAlias(at, problem);
    }
    if (problem.startsWith("Global tag") || problem.contains("tag handle")) {
      return Problem.at(at, "tags such as `!!name` are not allowed here", "remove it");
    }
    if (problem.contains("another document")) {
      return Problem.at(
          at, "a second document begins here, but a file holds only one", "remove the `---`");
    }
    if (context.contains("quoted scalar")) {
      return quoted(start, at, problem);
    }
    if (context.contains("block scalar")) {
      return Problem.at(
          at,
          "after `|` or `>` the text begins on the next line",
          "break the line here, and indent the text");
    }
    if (context.contains("flow ")) {
      return bracket(start, at);
    }
    if (isSecondKey(problem)) {
      return secondKey(at, line);
    }
    if (problem.startsWith("sequence entries")) {
      return Problem.at(at, "a list can't begin on the line of its key", "put `- …` on a new line");
    }
    if (problem.startsWith("mapping keys are not allowed")) {
      return Problem.at(at, "a value can't begin with `?`", "put it in quotes");
    }
    if (context.contains("simple key")) {
      return withoutColon(start);
    }
    if (problem.startsWith("expected the node content")) {
      return Problem.at(
          at, "a value can't begin with `%s`".formatted(charAt(at)), "put it in quotes");
    }
    if (problem.startsWith("expected <block end>") || problem.contains("<document start>")) {
      return blockEnd(start, at, line, problem);
    }
    return Problem.at(at, source.secret() ? "this is not YAML" : "this is not YAML: " + problem);
  }

  static Problem doubleBraces(Source source, int line, int column) {
    var text = source.writtenLine(line).substring(column - 1);
    var end = text.indexOf("}}");
    var inner = end < 0 ? "x" : text.substring(2, end).strip();
    return Problem.at(
        new Place(source, line, column, end < 0 ? 2 : end + 2),
        "mastoplay doesn't know `{{ }}`",
        inner.matches("[\\w.]+") ? "write `${%s}`".formatted(inner) : "write `${…}`");
  }

  /** A character that YAML forbids, at its offset from the text's begin. */
  static Problem character(Source source, int offset) {
    var text = source.text();
    var safe = Math.clamp(offset, 0, Math.max(0, text.length() - 1));
    var before = text.substring(0, safe);
    var line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    var code = text.isEmpty() ? 0 : text.codePointAt(safe);
    return Problem.at(
        new Place(source, line, safe - before.lastIndexOf('\n'), 1),
        "this character (U+%04X) can't stand in YAML".formatted(code),
        "remove it");
  }

  private Problem specialCharacter(Place at) {
    var what =
        charAt(at).equals("`")
            ? "a value can't begin with a backtick"
            : "a value can't begin with `%s`".formatted(charAt(at));
    var rest =
        source.writtenLine(at.line()).substring(Math.min(lineLength(at), at.column() - 1)).strip();
    return rest.length() > 40 || rest.contains("'") || rest.contains(" #")
        ? Problem.at(at, what, "put it in quotes")
        : Problem.at(at, what, "put it in quotes: '%s'".formatted(rest));
  }

  private Problem undefinedAlias(Place at, String problem) {
    var name = problem.substring(problem.lastIndexOf(' ') + 1);
    return Problem.at(
        new Place(source, at.line(), at.column(), name.length() + 1),
        "`*%s` repeats what `&%s` marks, but nothing is marked so".formatted(name, name),
        "put it in quotes if it is text");
  }

  private Problem quoted(Place start, Place at, String problem) {
    if (problem.contains("end of stream") || problem.contains("document separator")) {
      return Problem.at(start, "this quote is never closed", "add %s".formatted(charAt(start)));
    }
    var escape = source.writtenLine(at.line()).substring(0, at.column() - 1);
    if (problem.contains("escape sequence of") && escape.matches(".*\\\\[xuU]")) {
      at = new Place(source, at.line(), at.column() - 1, 1);
    }
    return Problem.at(
        at,
        "in \"double quotes\" a `\\` begins a special character, and `\\%s` is none"
            .formatted(charAt(at)),
        "write `\\\\`, or use 'single quotes'");
  }

  private Problem bracket(Place start, Place at) {
    var open = charAt(start);
    var close = open.equals("[") ? "]" : "}";
    if (at.line() != start.line()) {
      return Problem.at(
          start, "this `%s` is never closed".formatted(open), "add `%s`".formatted(close));
    }
    if (charAt(at).equals("?")) {
      return Problem.at(
          at,
          "text that holds `?` must stand in quotes between `%s` and `%s`".formatted(open, close),
          "put all of the value in double quotes");
    }
    return Problem.at(
        at,
        "expected a comma or `%s` here".formatted(close),
        "part the items with commas, and put text with `: `, `,` or brackets in quotes");
  }

  private static boolean isSecondKey(String problem) {
    return problem.startsWith("mapping values are not allowed");
  }

  /** A colon where the line, or the line above, already has a value. */
  private Problem secondKey(Place colon, String line) {
    var key = KEY.matcher(line);
    if (key.find() && key.end() < colon.column()) {
      var value = line.substring(key.end()).strip();
      return Problem.at(
          colon,
          "a value that holds `: ` must stand in quotes",
          value.contains("'") || value.length() > 50
              ? "put all that follows `%s:` in double quotes".formatted(key.group(1))
              : "write `%s: '%s'`".formatted(key.group(1), value));
    }
    for (var number = colon.line() - 1; number > 0; number--) {
      var above = source.writtenLine(number);
      if (above.isBlank() || above.stripLeading().startsWith("#")) {
        continue;
      }
      var noSpace = NO_SPACE.matcher(above);
      if (noSpace.find()) {
        return noSpace(number, noSpace);
      }
      var keyEnd = key.reset().find() ? key.end(1) : colon.column();
      var keyStart = indentation(line);
      return Problem.at(
          new Place(source, colon.line(), keyStart + 1, Math.max(1, keyEnd - keyStart)),
          "this line is indented as if it belonged to the value in line %d".formatted(number),
          "give it the same indentation as the key above");
    }
    return Problem.at(colon, "a value that holds `: ` must stand in quotes", "add quotes");
  }

  private Problem noSpace(int line, java.util.regex.Matcher found) {
    return Problem.at(
        new Place(source, line, found.end(1) + 1, 1),
        "there is no space after the colon",
        "write `%s: …`".formatted(found.group(1)));
  }

  private Problem withoutColon(Place start) {
    var line = source.writtenLine(start.line());
    var noSpace = NO_SPACE.matcher(line);
    if (noSpace.find()) {
      return noSpace(start.line(), noSpace);
    }
    var text = line.strip();
    var whole = new Place(source, start.line(), start.column(), text.length());
    return text.matches("-[^\\s-].*")
        ? Problem.at(
            whole, "there is no space after the dash", "write `- %s`".formatted(text.substring(1)))
        : Problem.at(
            whole, "this line is neither `key: value` nor `- item`", "is a colon missing?");
  }

  private Problem blockEnd(Place start, Place at, String line, String problem) {
    if (problem.endsWith("found ':'")) {
      return Problem.at(at, "there is no name before the colon", "write `name: value`");
    }
    var lead = line.substring(0, Math.min(line.length(), at.column() - 1));
    if (!lead.isBlank()) {
      var quote = lead.stripTrailing().matches(".*['\"]");
      return Problem.at(
          at,
          quote ? "text goes on after the closing quote" : "this can't stand here",
          quote
              ? "put the whole value in quotes of the other kind"
              : "remove it, or put the whole value in quotes");
    }
    if (at.column() == start.column()) {
      return line.stripLeading().startsWith("-")
          ? Problem.at(
              at,
              "a list item stands among the keys that begin in line %d".formatted(start.line()),
              "give the list a key, or remove the `-`")
          : Problem.at(
              at,
              "a key stands among the list items that begin in line %d".formatted(start.line()),
              "add `- ` before it, or indent it");
    }
    if (problem.contains("<document start>")) {
      return Problem.at(at, "text follows after the document's end", "remove the `...`");
    }
    return Problem.at(
        at,
        "the indentation of this line fits no line above it",
        "spaces before it: %d; before what begins in line %d: %d"
            .formatted(at.column() - 1, start.line(), start.column() - 1));
  }

  private Place place(Mark mark, Mark otherwise) {
    var known = mark == null ? otherwise : mark;
    return known == null
        ? source.start()
        : new Place(source, known.getLine() + 1, known.getColumn() + 1, 1);
  }

  private String charAt(Place at) {
    var line = source.writtenLine(at.line());
    return at.column() > line.length() ? "" : line.substring(at.column() - 1, at.column());
  }

  private int lineLength(Place at) {
    return source.writtenLine(at.line()).length();
  }

  private static int indentation(String line) {
    return line.length() - line.stripLeading().length();
  }
}
