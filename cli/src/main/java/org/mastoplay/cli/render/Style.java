package org.mastoplay.cli.render;

/**
 * How text is to look.
 *
 * @param width columns
 * @param utf8 whether signs beyond ASCII can be shown
 * @param colour whether lines may be coloured
 * @param cut whether contents that are too wide are cut, as on a terminal, or kept, as in a file
 * @param verbosity how many times {@code -v} was given
 * @param differences whether a real run shows what differed, as a dry run always does
 * @param output whether what tasks print is shown, as {@code -v} always does
 */
public record Style(
    int width,
    boolean utf8,
    boolean colour,
    boolean cut,
    int verbosity,
    boolean differences,
    boolean output) {
  private static final int NARROWEST = 40;

  public Style {
    width = Math.max(NARROWEST, width);
  }

  Style withWidth(int columns) {
    return new Style(columns, utf8, colour, cut, verbosity, differences, output);
  }

  /** Whether {@code -v} was given at least so many times. */
  boolean tells(int level) {
    return verbosity >= level;
  }

  /** Whether the lines that tasks print are shown. */
  boolean showsOutput() {
    return output || tells(1);
  }

  /** The same text in signs that can be shown, column for column where that is possible. */
  public String plain(String text) {
    if (utf8) {
      return text;
    }
    var out = new StringBuilder();
    text.codePoints()
        .forEach(character -> {
          switch (character) {
            case '…' -> out.append("...");
            case '→' -> out.append("->");
            case '✓' -> out.append('=');
            case '▸' -> out.append('>');
            case '─', '·', '—', '–' -> out.append('-');
            case '•' -> out.append('*');
            case '“', '”' -> out.append('"');
            case '‘', '’' -> out.append('\'');
            default -> out.appendCodePoint(character < 128 ? character : '?');
          }
        });
    return out.toString();
  }

  /** A line as it is printed: in signs that can be shown, and coloured if that is wanted. */
  String show(Line line) {
    var text = plain(line.text());
    return colour && !line.tone().code().isEmpty() && !text.isEmpty()
        ? "\u001b[" + line.tone().code() + "m" + text + "\u001b[0m"
        : text;
  }
}
