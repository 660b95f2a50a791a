package org.mastoplay.modules;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.mastoplay.module.Doc;

/** A regular expression that is looked for anywhere in a line, in Java's dialect. */
@Doc("regular expression")
record LinePattern(Pattern pattern) {
  private static final Pattern REFERENCE = Pattern.compile("\\\\(?:([0-9])|g<(\\w+)>)");

  /**
   * Reads an expression.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static LinePattern parse(String text) {
    try {
      return new LinePattern(Pattern.compile(text));
    } catch (PatternSyntaxException wrong) {
      throw new IllegalArgumentException(
          "`%s` is not a regular expression: %s".formatted(text, wrong.getDescription()), wrong);
    }
  }

  /** The expression for a text of many lines: {@code ^} and {@code $} match at each. */
  Pattern inLines() {
    return Pattern.compile(pattern.pattern(), Pattern.MULTILINE | Pattern.UNIX_LINES);
  }

  /** The same, where {@code .} matches line breaks, too. */
  Pattern across() {
    return Pattern.compile(
        pattern.pattern(), Pattern.MULTILINE | Pattern.UNIX_LINES | Pattern.DOTALL);
  }

  boolean isIn(String line) {
    return pattern.matcher(line).find();
  }

  /**
   * Fills a line's {@code \1} and {@code \g<name>} with what its groups matched, as Python does.
   */
  String expand(String line, String matched) {
    var match = pattern.matcher(matched);
    return match.find() ? filled(line, match) : line;
  }

  /** The same, for a match that was found. */
  static String filled(String line, Matcher match) {
    return REFERENCE
        .matcher(line)
        .replaceAll(reference -> {
          var number = reference.group(1) == null ? reference.group(2) : reference.group(1);
          return Matcher.quoteReplacement(group(match, number));
        });
  }

  private static String group(Matcher match, String reference) {
    try {
      var found =
          Character.isDigit(reference.charAt(0))
              ? match.group(Integer.parseInt(reference))
              : match.group(reference);
      return found == null ? "" : found;
    } catch (IllegalArgumentException | IndexOutOfBoundsException noSuchGroup) {
      return "";
    }
  }

  // Pattern has no equality of its own, and records of modules are compared.
  @Override
  public boolean equals(Object other) {
    return other instanceof LinePattern that && pattern.pattern().equals(that.pattern.pattern());
  }

  @Override
  public int hashCode() {
    return pattern.pattern().hashCode();
  }
}
