package org.mastoplay.cli.render;

import java.util.ArrayList;
import java.util.List;
import org.mastoplay.text.Diagnosis;

/** Lays a diagnosis out: what happened, why, what to do, and the tool's own words. */
public final class DiagnosisLines {
  private final Style style;
  private final String indent;

  DiagnosisLines(Style style, int indent) {
    this.style = style;
    this.indent = " ".repeat(indent);
  }

  /** The diagnosis as text to print, each line ended. */
  public static String text(Diagnosis diagnosis, Style style) {
    var out = new StringBuilder();
    new DiagnosisLines(style, 0)
        .of(diagnosis)
        .forEach(line -> out.append(style.show(line)).append('\n'));
    return out.toString();
  }

  List<Line> of(Diagnosis diagnosis) {
    var lines = new ArrayList<Line>();
    add(lines, "", diagnosis.what());
    if (diagnosis.why().isPresent() || diagnosis.remedy().isPresent()) {
      lines.add(Line.BLANK);
    }
    diagnosis.why().ifPresent(why -> add(lines, "Why: ", why));
    diagnosis.remedy().ifPresent(remedy -> add(lines, "Do:  ", remedy));
    diagnosis
        .words()
        .ifPresent(words -> {
          var rule = "Its own words: ";
          lines.add(Line.BLANK);
          lines.add(
              Line.quiet(
                  indent + rule + "-".repeat(style.width() - indent.length() - rule.length() - 1)));
          add(lines, "", words);
        });
    return lines;
  }

  private void add(List<Line> lines, String label, String text) {
    var start = indent + label;
    for (var line : Text.wrap(text, style.width() - start.length() - 1)) {
      lines.add(Line.plain((start + line).stripTrailing()));
      start = " ".repeat(start.length());
    }
  }
}
