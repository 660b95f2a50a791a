package org.mastoplay.text;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A text that a person wrote, and the name by which that person knows it.
 *
 * @param name the file's path as the user gave it, or a phrase such as {@code command line}
 * @param text the whole text
 * @param secret whether it was encrypted, so that no more than its keys may be shown
 */
public record Source(String name, String text, boolean secret) {
  private static final Pattern KEY = Pattern.compile("\\s*(?:- +)*[\\w.@-]+:(?=\\s|$)");
  private static final Pattern BLOCK = Pattern.compile("[|>][-+\\d]*\\s*(#.*)?$");
  private static final Pattern QUOTED = Pattern.compile("`[^`]*`|(?<!\\w)'[^']*'(?!\\w)");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}_.-]+");

  public Source {
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(text, "text is null");
  }

  public Source(String name, String text) {
    this(name, text, false);
  }

  /** A text that was encrypted. */
  public static Source secret(String name, String text) {
    return new Source(name, text, true);
  }

  /**
   * A line without its line break, as it may be shown; empty when the text has no such line. In a
   * secret text dots stand for all but the key.
   */
  public String line(int number) {
    var written = writtenLine(number);
    if (!secret || written.isBlank()) {
      return written;
    }
    var key = KEY.matcher(written);
    return isInBlock(number) || !key.lookingAt()
        ? Secret.DOTS
        : key.end() == written.length() ? written : key.group() + " " + Secret.DOTS;
  }

  /** A line as it was written, secret or not: for who reads it, not for who shows it. */
  public String writtenLine(int number) {
    return text.lines().skip(Math.max(0, number - 1)).findFirst().orElse("");
  }

  /** The place of the text's first character, for what concerns the text as a whole. */
  public Place start() {
    return new Place(this, 1, 1, 1);
  }

  /** A sentence about this text, in which dots stand for whatever it quotes of a secret. */
  String hushed(String sentence) {
    return secret
        ? QUOTED
            .matcher(sentence)
            .replaceAll(it -> isHarmless(it.group()) ? "$0" : "`" + Secret.DOTS + "`")
        : sentence;
  }

  private boolean isHarmless(String quoted) {
    return BETWEEN_WORDS
        .splitAsStream(quoted)
        .allMatch(word -> word.isEmpty() || !text.contains(word) || isKey(word));
  }

  private boolean isKey(String word) {
    return text.lines()
        .map(KEY::matcher)
        .anyMatch(it -> it.lookingAt() && it.group().replaceAll("^[\\s-]+|:$", "").equals(word));
  }

  /** Whether a line belongs to a text that begins behind {@code |} or {@code >} further up. */
  private boolean isInBlock(int number) {
    var depth = indentation(writtenLine(number));
    for (var above = number - 1; above > 0; above--) {
      var line = writtenLine(above);
      if (!line.isBlank() && indentation(line) < depth) {
        if (BLOCK.matcher(line).find()) {
          return true;
        }
        depth = indentation(line);
      }
    }
    return false;
  }

  private static int indentation(String line) {
    return line.length() - line.stripLeading().length();
  }

  @Override
  public String toString() {
    return "Source[%s]".formatted(name);
  }
}
