package org.mastoplay.yaml;

import org.mastoplay.text.Place;

/**
 * A scalar's text laid over the file that it was read from.
 *
 * <p>snakeyaml keeps only where a scalar begins. What lies between its text and the file is quotes,
 * escapes, indentation and line breaks: none of it holds letters of the text, so both are walked
 * together, and in the file whatever is not the text's next character is passed over.
 */
final class WrittenText {
  private static final int MOST_PASSED_OVER = 200;

  private final Node.Scalar scalar;
  private final String file;

  WrittenText(Node.Scalar scalar) {
    this.scalar = scalar;
    this.file = scalar.place().source().text();
  }

  Place place(int offset, int length) {
    var at = begin();
    var text = scalar.text();
    for (var i = 0; i <= offset && at >= 0; i++) {
      if (i == text.length()) {
        break;
      }
      at = next(at, text.charAt(i));
      if (i < offset && at >= 0 && !Character.isWhitespace(text.charAt(i))) {
        at++;
      }
    }
    return at < 0 || at > file.length() ? scalar.place() : toPlace(at, length);
  }

  /** The offset of the scalar's first character, behind quotes, anchors and block headers. */
  private int begin() {
    var at = offsetOf(scalar.place());
    if (file.startsWith(scalar.text(), at)) {
      return at;
    }
    while (at < file.length() && "&!".indexOf(file.charAt(at)) >= 0) {
      at = afterWord(at);
    }
    if (at >= file.length()) {
      return at;
    }
    return switch (file.charAt(at)) {
      case '|', '>' -> {
        var end = file.indexOf('\n', at);
        yield end < 0 ? at : end + 1;
      }
      case '\'', '"' -> at + 1;
      default -> at;
    };
  }

  private int afterWord(int at) {
    var end = at;
    while (end < file.length() && !Character.isWhitespace(file.charAt(end))) {
      end++;
    }
    while (end < file.length() && file.charAt(end) == ' ') {
      end++;
    }
    return end;
  }

  /** Where {@code wanted} stands in the file from {@code at} on, or -1. */
  private int next(int at, char wanted) {
    if (Character.isWhitespace(wanted)) {
      return at < file.length() && Character.isWhitespace(file.charAt(at)) ? at + 1 : at;
    }
    for (var i = at; i < Math.min(file.length(), at + MOST_PASSED_OVER); i++) {
      if (file.charAt(i) == wanted) {
        return i;
      }
    }
    return -1;
  }

  private int offsetOf(Place place) {
    var at = 0;
    for (var line = 1; line < place.line(); line++) {
      at = file.indexOf('\n', at) + 1;
      if (at == 0) {
        return file.length();
      }
    }
    return at + place.column() - 1;
  }

  private Place toPlace(int at, int length) {
    var before = file.substring(0, at);
    var line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    return new Place(
        scalar.place().source(), line, at - before.lastIndexOf('\n'), Math.max(1, length));
  }
}
