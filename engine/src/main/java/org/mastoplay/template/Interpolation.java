package org.mastoplay.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds where a FreeMarker expression ends, without parsing it: by its quotes and brackets. */
final class Interpolation {
  private Interpolation() {}

  /** The expression of a text that is one {@code ${…}} from its first character to its last. */
  static Optional<String> only(String text) {
    if (!text.startsWith("${") || !text.endsWith("}")) {
      return Optional.empty();
    }
    var inner = text.substring(2, text.length() - 1);
    return isBalanced(inner) && !inner.isBlank() ? Optional.of(inner) : Optional.empty();
  }

  /** Whether every quote and bracket in an expression is closed in it, and none closes another. */
  static boolean isBalanced(String expression) {
    var open = new ArrayDeque<Character>();
    for (var i = 0; i < expression.length(); i++) {
      var c = expression.charAt(i);
      switch (c) {
        case '\'', '"' -> {
          i = endOfString(expression, i);
          if (i < 0) {
            return false;
          }
        }
        case '(', '[', '{' -> open.push(c);
        case ')', ']', '}' -> {
          if (open.isEmpty() || !closes(open.pop(), c)) {
            return false;
          }
        }
        case '<' -> {
          // A comment or a directive would end the expression in FreeMarker's eyes.
          if (expression.startsWith("<#", i)) {
            return false;
          }
        }
        default -> {}
      }
    }
    return open.isEmpty();
  }

  /**
   * A part of an expression.
   *
   * @param start where it begins in the whole
   */
  record Part(int start, String text) {
    /** How many blanks it begins with. */
    int lead() {
      return text.length() - text.stripLeading().length();
    }
  }

  /** What {@code &&} joins in an expression; the whole if it joins nothing, or {@code ||} does. */
  static List<Part> conjuncts(String expression) {
    var parts = new ArrayList<Part>();
    var start = 0;
    for (var at : tops(expression)) {
      if (expression.startsWith("||", at)) {
        return List.of(new Part(0, expression));
      }
      parts.add(new Part(start, expression.substring(start, at)));
      start = at + 2;
    }
    parts.add(new Part(start, expression.substring(start)));
    return parts.stream().allMatch(part -> isWhole(part.text()))
        ? parts
        : List.of(new Part(0, expression));
  }

  private static boolean isWhole(String part) {
    return !part.isBlank() && isBalanced(part);
  }

  /** Where {@code &&} and {@code ||} stand outside of quotes and brackets. */
  private static List<Integer> tops(String expression) {
    var found = new ArrayList<Integer>();
    var depth = 0;
    for (var i = 0; i >= 0 && i < expression.length(); i++) {
      switch (expression.charAt(i)) {
        case '\'', '"' -> {
          i = endOfString(expression, i);
          if (i < 0) {
            return List.of();
          }
        }
        case '(', '[', '{' -> depth++;
        case ')', ']', '}' -> depth--;
        case '&', '|' -> {
          if (depth == 0
              && i + 1 < expression.length()
              && expression.charAt(i + 1) == expression.charAt(i)) {
            found.add(i++);
          }
        }
        default -> {}
      }
    }
    return found;
  }

  private static boolean closes(char open, char close) {
    return switch (open) {
      case '(' -> close == ')';
      case '[' -> close == ']';
      default -> close == '}';
    };
  }

  private static int endOfString(String text, int start) {
    var quote = text.charAt(start);
    var raw = start > 0 && text.charAt(start - 1) == 'r' && isWordStart(text, start - 1);
    for (var i = start + 1; i < text.length(); i++) {
      if (text.charAt(i) == '\\' && !raw) {
        i++;
      } else if (text.charAt(i) == quote) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isWordStart(String text, int at) {
    return at == 0 || !Character.isJavaIdentifierPart(text.charAt(at - 1));
  }
}
