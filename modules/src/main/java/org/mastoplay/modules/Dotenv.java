package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A dotenv file: settings, and whatever stands between them, in their order.
 *
 * <p>Programs that read such files agree on little more than names and plain values: Ruby's dotenv
 * puts variables in the place of {@code $} and takes backslashes away, that of Node.js does
 * neither. So a value is written only in a way that all of them read alike, or not at all; and one
 * that they may read differently is taken for none.
 */
record Dotenv(List<Part> parts) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern PLAIN = Pattern.compile("[^'\"`$\\\\#]*");
  private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_./:@%+=,-]*");
  // Quotes may hold line breaks, and one that is never closed begins nothing.
  private static final Pattern SETTING =
      Pattern.compile(
          """
          (?<head>[ \\t]*(?:export[ \\t]+)?(?<key>[\\w.-]+)(?:[ \\t]*=[ \\t]*|:[ \\t]+))\
          (?<value>'[^']*+'(?=[ \\t]*(?:\\#[^\\n]*+)?(?:\\n|\\r|\\z))\
          |"[^"\\\\]*+(?:\\\\.[^"\\\\]*+)*+"(?=[ \\t]*(?:\\#[^\\n]*+)?(?:\\n|\\r|\\z))\
          |[^\\#\\r\\n]*+)\
          (?<tail>[^\\r\\n]*+)\
          """,
          Pattern.DOTALL);

  Dotenv {
    parts = List.copyOf(parts);
  }

  /** A line, or the lines of a setting whose quotes hold line breaks. */
  sealed interface Part {
    String text();
  }

  /** A comment, an empty line, or what no reader understands. */
  record Other(String text) implements Part {}

  /**
   * A setting.
   *
   * @param head all before the value
   * @param raw the value as it is written
   * @param tail all behind it, with the line break
   */
  record Setting(String head, String key, String raw, String tail) implements Part {
    @Override
    public String text() {
      return head + raw + tail;
    }

    /** The value, if all that read such files read the same. */
    Optional<String> value() {
      var written = raw.strip();
      if (written.length() > 1 && written.startsWith("'") && written.endsWith("'")) {
        var inner = written.substring(1, written.length() - 1);
        return Optional.of(inner).filter(it -> it.indexOf('\n') < 0 && !it.endsWith("\\"));
      }
      if (written.length() > 1 && written.startsWith("\"") && written.endsWith("\"")) {
        var inner = written.substring(1, written.length() - 1);
        return Optional.of(inner).filter(it -> it.matches("[^\"$`\\\\\\n]*"));
      }
      return Optional.of(written).filter(it -> PLAIN.matcher(it).matches());
    }
  }

  /** Reads a file; whatever it holds, {@link #text} gives it back. */
  static Dotenv parse(String text) {
    var parts = new ArrayList<Part>();
    var setting = SETTING.matcher(text);
    for (var at = 0; at < text.length(); ) {
      var found = setting.region(at, text.length()).lookingAt();
      var end = text.indexOf('\n', found ? setting.end() : at);
      end = end < 0 ? text.length() : end + 1;
      if (found) {
        var tail = setting.group("tail") + text.substring(setting.end(), end);
        var raw = setting.group("value");
        var value = raw.stripTrailing();
        parts.add(
            new Setting(
                setting.group("head"),
                setting.group("key"),
                value,
                raw.substring(value.length()) + tail));
      } else {
        parts.add(new Other(text.substring(at, end)));
      }
      at = end;
    }
    return new Dotenv(parts);
  }

  /**
   * Why no file can hold a setting so that all read the same; nothing if one can. The value itself
   * is not told, since it may be secret.
   */
  static Optional<String> refusal(String key, String value) {
    if (!NAME.matcher(key).matches()) {
      return Optional.of(
          "`%s` can't be the name of a setting: use letters, digits and _".formatted(key));
    }
    return why(value)
        .map(why -> "the value of `%s` can't be written to a dotenv file: %s".formatted(key, why));
  }

  private static Optional<String> why(String value) {
    if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
      return Optional.of("it has a line break, and not all programs read those alike");
    }
    if (value.codePoints().anyMatch(it -> (it < ' ' && it != '\t') || it == 0x7f || isBreak(it))) {
      return Optional.of("it has a control character");
    }
    if (value.indexOf('\'') >= 0 && !value.matches("[^\"$`\\\\]*")) {
      return Optional.of(
          "it has a single quote beside a double quote, `$`, backslash or backtick, and no way of"
              + " writing that is read alike by all programs");
    }
    if (value.endsWith("\\")) {
      return Optional.of("it ends with a backslash, and not all programs read that alike");
    }
    return Optional.empty();
  }

  /** Whether some programs take a character for the end of a line; or half of one, for nothing. */
  private static boolean isBreak(int character) {
    return character == 0x85
        || character == 0x2028
        || character == 0x2029
        || (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE);
  }

  /** The value of a setting, the last if there are several. */
  Optional<String> value(String key) {
    return settings(key).reduce((_, last) -> last).flatMap(Setting::value);
  }

  /** The names of all settings. */
  Set<String> keys() {
    return parts.stream()
        .filter(Setting.class::isInstance)
        .map(it -> ((Setting) it).key())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * This file with a setting: where it stood the last time, which is the one that counts, or at the
   * end.
   *
   * @throws IllegalArgumentException if no file can hold it
   */
  Dotenv with(String key, String value) {
    refusal(key, value)
        .ifPresent(why -> {
          throw new IllegalArgumentException(why);
        });
    if (value(key).equals(Optional.of(value))) {
      return this;
    }
    var more = new ArrayList<>(parts);
    for (var i = more.size() - 1; i >= 0; i--) {
      if (more.get(i) instanceof Setting old && old.key().equals(key)) {
        more.set(i, new Setting(old.head(), key, written(value), old.tail()));
        return new Dotenv(more);
      }
    }
    if (!more.isEmpty() && !more.getLast().text().endsWith("\n")) {
      more.add(new Other("\n"));
    }
    more.add(new Setting(key + "=", key, written(value), "\n"));
    return new Dotenv(more);
  }

  /** This file without a setting. */
  Dotenv without(String key) {
    return new Dotenv(
        parts.stream()
            .filter(it -> !(it instanceof Setting setting && setting.key().equals(key)))
            .toList());
  }

  /** The file. */
  String text() {
    return parts.stream().map(Part::text).collect(Collectors.joining());
  }

  private static String written(String value) {
    if (BARE.matcher(value).matches()) {
      return value;
    }
    return value.indexOf('\'') < 0 ? "'" + value + "'" : '"' + value + '"';
  }

  private Stream<Setting> settings(String key) {
    return parts.stream()
        .filter(Setting.class::isInstance)
        .map(Setting.class::cast)
        .filter(it -> it.key().equals(key));
  }
}
