package org.mastoplay.cli.render;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.mastoplay.cli.render.Line.Tone;
import org.mastoplay.module.Content;
import org.mastoplay.module.Difference;

/** Turns a difference into lines: sign, subject, detail, and the contents of files. */
final class DifferenceLines {
  private static final int CONTEXT = 3;
  private static final int MOST_LINES = 40;

  /** Bytes; comparing longer texts line by line takes too long, and nobody reads that. */
  private static final int MOST_COMPARED = 1 << 18;

  private final Style style;
  private final String indent;

  /**
   * Lines that begin in a column.
   *
   * @param indent counted from 0
   */
  DifferenceLines(Style style, int indent) {
    this.style = style;
    this.indent = " ".repeat(indent);
  }

  List<Line> of(Collection<Difference> differences) {
    return differences.stream().flatMap(difference -> of(difference).stream()).toList();
  }

  List<Line> of(Difference difference) {
    return switch (difference) {
      case Difference.Appears it -> prose(Tone.APPEARS, "+", it.subject(), it.detail());
      case Difference.Vanishes it -> prose(Tone.VANISHES, "-", it.subject(), it.detail());
      case Difference.Happens it -> prose(Tone.DIFFERS, "~", it.subject(), it.detail());
      case Difference.Differs it ->
          prose(
              Tone.DIFFERS,
              "~",
              it.subject(),
              "%s %s → %s".formatted(it.property(), it.before(), it.after()));
      case Difference.Contents it -> contents(it);
    };
  }

  private List<Line> prose(Tone tone, String sign, String subject, String detail) {
    var lines = new ArrayList<Line>();
    var start = indent + sign + " ";
    var text = detail.isEmpty() ? subject : subject + "  " + detail;
    if (!detail.contains("\n") && Text.width(start + text) <= style.width()) {
      return List.of(new Line(tone, start + Text.clean(text)));
    }
    lines.add(new Line(tone, start + Text.clean(subject)));
    for (var line : Text.wrap(detail, style.width() - indent.length() - 4)) {
      lines.add(new Line(tone, indent + "    " + line));
    }
    return shortened(lines);
  }

  private List<Line> contents(Difference.Contents it) {
    var head = it.detail().isEmpty() ? it.subject() : it.subject() + "  (" + it.detail() + ")";
    var lines = new ArrayList<Line>();
    lines.add(Line.plain(indent + Text.clean(head)));
    lines.addAll(shortened(body(it)));
    return lines;
  }

  private List<Line> body(Difference.Contents it) {
    var after = readable(it.after());
    var before = it.before().flatMap(DifferenceLines::readable);
    if (after.isEmpty() || (before.isEmpty() && it.before().isPresent())) {
      return digests(it);
    }
    if (before.isEmpty()) {
      return after.get().lines().map(line -> changed("+ " + line)).toList();
    }
    var old = before.get().lines().toList();
    var patch = DiffUtils.diff(old, after.get().lines().toList());
    var unified = UnifiedDiffUtils.generateUnifiedDiff("", "", old, patch, CONTEXT);
    return unified.isEmpty()
        ? List.of(changed("only the line break at the end differs"))
        : unified.stream().skip(2).map(this::changed).toList();
  }

  private static Optional<String> readable(Content content) {
    return content.size() > MOST_COMPARED ? Optional.empty() : content.text();
  }

  private List<Line> digests(Difference.Contents it) {
    var lines = new ArrayList<Line>();
    it.before().ifPresent(content -> lines.add(changed("- " + digest(content))));
    lines.add(changed("+ " + digest(it.after())));
    return lines;
  }

  private static String digest(Content content) {
    return "%s, sha256 %s…"
        .formatted(Text.bytes(content.size()), content.sha256().substring(0, 16));
  }

  private Line changed(String text) {
    var tone =
        switch (text.charAt(0)) {
          case '+' -> Tone.APPEARS;
          case '-' -> Tone.VANISHES;
          case '@' -> Tone.QUIET;
          default -> Tone.PLAIN;
        };
    var line = indent + "  " + text.charAt(0) + Text.clean(text.substring(1));
    return new Line(tone, style.cut() && !style.tells(1) ? Text.fit(line, style.width()) : line);
  }

  private List<Line> shortened(List<Line> lines) {
    if (style.tells(1) || lines.size() <= MOST_LINES + 1) {
      return lines;
    }
    var shown = new ArrayList<>(lines.subList(0, MOST_LINES));
    shown.add(
        Line.quiet(
            indent + "  … %d more lines (-v shows all)".formatted(lines.size() - MOST_LINES)));
    return shown;
  }
}
