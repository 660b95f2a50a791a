package org.mastoplay.host;

import java.util.Collection;
import java.util.stream.Collectors;

/** Turns texts into words of shell; the one place that does. */
final class Quoting {
  private Quoting() {}

  /**
   * One word that the shell takes as it is (POSIX.1-2024, Shell Command Language, 2.2.2).
   *
   * @throws IllegalArgumentException if it has a zero byte, which no argument can
   */
  static String word(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("an argument of a command can't contain a zero byte");
    }
    return "'" + text.replace("'", "'\\''") + "'";
  }

  static String words(Collection<String> texts) {
    return texts.stream().map(Quoting::word).collect(Collectors.joining(" "));
  }
}
