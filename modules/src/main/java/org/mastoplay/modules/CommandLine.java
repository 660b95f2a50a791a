package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.List;

/** Splits a command into words as a shell would, without any of a shell's other powers. */
final class CommandLine {
  private CommandLine() {}

  /**
   * Splits at blanks; quotes and backslashes hold words together (POSIX, Shell Command Language
   * 2.2).
   *
   * @throws IllegalArgumentException if a quote is not closed
   */
  static List<String> split(String text) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    var inWord = false;
    var quote = '\0';
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      var next = i + 1 < text.length() ? text.charAt(i + 1) : '\0';
      if (quote == '\'' || quote == '"') {
        if (c == quote) {
          quote = '\0';
        } else if (quote == '"' && c == '\\' && "\\\"$`".indexOf(next) >= 0) {
          word.append(next);
          i++;
        } else {
          word.append(c);
        }
      } else if (Character.isWhitespace(c)) {
        if (inWord) {
          words.add(word.toString());
          word.setLength(0);
          inWord = false;
        }
      } else {
        inWord = true;
        switch (c) {
          case '\'', '"' -> quote = c;
          case '\\' -> {
            word.append(next);
            i++;
          }
          default -> word.append(c);
        }
      }
    }
    if (quote != '\0') {
      throw new IllegalArgumentException("a quote %s is not closed in `%s`".formatted(quote, text));
    }
    if (inWord) {
      words.add(word.toString());
    }
    return words;
  }
}
