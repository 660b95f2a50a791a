package org.mastoplay.cli.render;

import java.util.ArrayList;
import java.util.List;
import org.mastoplay.cli.render.Line.Tone;

/** Rows whose columns are as wide as their widest cell. */
public final class Table {
  private static final String GAP = "   ";

  private Table() {}

  /** The rows as lines; all rows have as many cells. */
  public static List<String> lines(List<List<String>> rows) {
    return lines(rows, rows.stream().map(_ -> Tone.PLAIN).toList()).stream()
        .map(Line::text)
        .toList();
  }

  static List<Line> lines(List<List<String>> rows, List<Tone> tones) {
    var lines = new ArrayList<Line>();
    for (var row = 0; row < rows.size(); row++) {
      var cells = new ArrayList<String>();
      for (var column = 0; column < rows.get(row).size(); column++) {
        var at = column;
        var columns = rows.stream().mapToInt(cell -> Text.width(cell.get(at))).max().orElse(0);
        cells.add(Text.pad(rows.get(row).get(column), columns));
      }
      lines.add(new Line(tones.get(row), String.join(GAP, cells).stripTrailing()));
    }
    return lines;
  }
}
