package freemarker.core;

import freemarker.core.TemplateReads.Spot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/**
 * Where things stand in a template, also within text in quotes: FreeMarker counts the columns there
 * as if the text had no escapes.
 */
@NullMarked
@SuppressWarnings("deprecation") // FreeMarker calls its own tree deprecated, to keep others off it.
final class LiteralSpots {
  /** Outside of any text in quotes. */
  static final LiteralSpots NONE = new LiteralSpots(0, 0, "", List.of());

  private final int beginLine;
  private final int beginColumn;
  private final String text;

  /** Where each character of the text really is, as line and column. */
  private final List<int[]> really;

  private LiteralSpots(int beginLine, int beginColumn, String text, List<int[]> really) {
    this.beginLine = beginLine;
    this.beginColumn = beginColumn;
    this.text = text;
    this.really = really;
  }

  /** The same for what is in this text in quotes. */
  LiteralSpots in(StringLiteral literal) {
    var source = literal.getSource();
    // Text in quotes within text in quotes is exact as long as only one of them has escapes.
    return really.isEmpty() && source.contains("\\")
        ? new LiteralSpots(
            literal.getBeginLine(),
            literal.getBeginColumn(),
            literal.getAsString(),
            characters(source, literal))
        : this;
  }

  Spot of(TemplateObject object) {
    var begin = real(object.getBeginLine(), object.getBeginColumn());
    var end = real(object.getEndLine(), object.getEndColumn());
    return new Spot(begin[0], begin[1], begin[0] == end[0] ? end[1] - begin[1] + 1 : 1);
  }

  private int[] real(int line, int column) {
    var start = 0;
    for (var i = beginLine; i < line && !really.isEmpty(); i++) {
      start = text.indexOf('\n', start) + 1;
    }
    var index = line == beginLine ? column - beginColumn - 1 : start + column - 1;
    return index >= 0 && index < really.size() ? really.get(index) : new int[] {line, column};
  }

  private static List<int[]> characters(String source, StringLiteral literal) {
    var found = new ArrayList<int[]>();
    var line = literal.getBeginLine();
    var column = literal.getBeginColumn() + 1;
    for (var i = 1; i < source.length() - 1; ) {
      found.add(new int[] {line, column});
      var length = source.charAt(i) == '\\' ? escape(source, i) : 1;
      if (source.charAt(i) == '\n') {
        line++;
        column = 1;
      } else {
        column += length;
      }
      i += length;
    }
    return found;
  }

  /** How many characters an escape has: {@code \n}, or {@code \x} and up to four digits. */
  private static int escape(String source, int at) {
    var end = at + 2;
    if (source.charAt(at + 1) == 'x') {
      while (end < at + 6 && Character.digit(source.charAt(end), 16) >= 0) {
        end++;
      }
    }
    return end - at;
  }
}
