package org.mastoplay.modules;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mastoplay.module.Value;

/** A single value as Ruby writes it as YAML: how Mastodon keeps its settings in the database. */
final class RubyScalar {
  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|.)");

  private RubyScalar() {}

  /** The value, or nothing where it is a list, a map or beyond this reader. */
  static Optional<Value> read(String yaml) {
    var text = yaml.replaceFirst("^---[ \\n]?", "").replaceFirst("(^|\\n)\\.\\.\\.\\s*$", "$1");
    if (text.startsWith("|")) {
      return Optional.of(new Value.Text(literal(text)));
    }
    if (text.startsWith("- ") || text.startsWith(">") || text.startsWith("!")) {
      return Optional.empty();
    }
    // A long value goes on, indented, in the next line; a line break in it is an empty line.
    var line =
        text.strip()
            .replaceAll("[ \\t]*\\n[ \\t]*(?=\\S)", "\n")
            .replaceAll("(?<!\\n)\\n(?!\\n)", " ");
    if (line.startsWith("'") && line.endsWith("'") && line.length() > 1) {
      return Optional.of(new Value.Text(line.substring(1, line.length() - 1).replace("''", "'")));
    }
    if (line.startsWith("\"") && line.endsWith("\"") && line.length() > 1) {
      return Optional.of(new Value.Text(unescaped(line.substring(1, line.length() - 1))));
    }
    return Optional.of(plain(line));
  }

  private static Value plain(String line) {
    if (line.isEmpty() || line.equals("~") || line.equals("null")) {
      return new Value.Nothing();
    }
    if (line.equals("true") || line.equals("false")) {
      return new Value.Flag(line.equals("true"));
    }
    return NUMBER.matcher(line).matches() ? new Value.Numeric(line) : new Value.Text(line);
  }

  /** A text of several lines, each indented by two. */
  private static String literal(String text) {
    var head = text.lines().findFirst().orElse("");
    var body = text.substring(Math.min(text.length(), head.length() + 1)).replaceAll("(?m)^  ", "");
    var trimmed = body.replaceFirst("\\n+$", "");
    return head.contains("-") ? trimmed : head.contains("+") ? body : trimmed + "\n";
  }

  private static String unescaped(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(found -> {
          var code = found.group(1);
          var character =
              switch (code.charAt(0)) {
                case 'n' -> "\n";
                case 't' -> "\t";
                case 'r' -> "\r";
                case 'e' -> "\u001b";
                case '0' -> "\0";
                case ' ' -> " ";
                case 'u', 'x' -> String.valueOf((char) Integer.parseInt(code.substring(1), 16));
                default -> code;
              };
          return Matcher.quoteReplacement(character);
        });
  }
}
