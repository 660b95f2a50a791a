package org.mastoplay.cli.render;

import java.util.List;

/** The lines at the bottom of a screen that are drawn over again and again. */
final class LiveRegion {
  private static final String HIDE_CURSOR = "\u001b[?25l";
  private static final String SHOW_CURSOR = "\u001b[?25h";
  private static final String ERASE_BELOW = "\u001b[J";

  private final Screen screen;
  private List<Line> drawn = List.of();

  LiveRegion(Screen screen) {
    this.screen = screen;
  }

  /** Prints lines that stay, above the region, and draws the region anew. */
  void draw(List<Line> staying, List<Line> region, Style style) {
    var out = new StringBuilder(HIDE_CURSOR).append(erase());
    staying.forEach(line -> out.append(style.show(line)).append('\n'));
    region.forEach(line -> out.append(style.show(line)).append('\n'));
    screen.send(out.toString());
    drawn = List.copyOf(region);
  }

  /** Prints lines that stay, and leaves the screen without the region. */
  void end(List<Line> staying, Style style) {
    var out = new StringBuilder(erase());
    staying.forEach(line -> out.append(style.show(line)).append('\n'));
    screen.send(out.append(SHOW_CURSOR).toString());
    drawn = List.of();
  }

  /** Goes to the region's first row; a terminal made narrower has wrapped what was drawn. */
  private String erase() {
    var columns = Math.max(1, screen.width());
    var rows =
        drawn.stream()
            .mapToInt(line -> Math.max(1, Math.ceilDiv(Text.width(line.text()), columns)))
            .sum();
    return (rows == 0 ? "" : "\u001b[" + rows + "A") + "\r" + ERASE_BELOW;
  }
}
