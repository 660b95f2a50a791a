package org.mastoplay.host;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The {@code keyword value} lines that {@code ssh -G} prints. */
record SshConfigLines(String text) {
  /** All values of a keyword, in order. */
  List<String> all(String keyword) {
    return text.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(keyword + " "))
        .map(line -> unquoted(line.substring(keyword.length() + 1).strip()))
        .toList();
  }

  Optional<String> one(String keyword) {
    return all(keyword).stream().findFirst();
  }

  boolean yes(String keyword) {
    return one(keyword).filter(value -> value.equals("yes") || value.equals("true")).isPresent();
  }

  private static String unquoted(String value) {
    var quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
