package org.mastoplay.cli.render;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jline.utils.WCWidth;

/** Measures and lays out text in a terminal's columns. */
final class Text {
  /** What a host may print to steer a terminal: CSI, OSC and other escapes (ECMA-48, 5.4). */
  private static final Pattern ESCAPES =
      Pattern.compile(
          "\u001b\\[[0-?]*[ -/]*[@-~]|\u001b\\][^\u0007\u001b]*(\u0007|\u001b\\\\)?|\u001b.?");

  private static final Pattern CONTROLS = Pattern.compile("\\p{Cc}|[\u202a-\u202e\u2066-\u2069]");
  private static final String ELLIPSIS = "…";

  private Text() {}

  /**
   * A line from a host as it may be shown: tabs as spaces, and nothing that would steer the
   * terminal. Of a line that was overwritten, as progress bars do, the last state stays.
   */
  static String clean(String line) {
    var bare = ESCAPES.matcher(line).replaceAll("").stripTrailing();
    var last = bare.substring(bare.lastIndexOf('\r') + 1);
    return CONTROLS.matcher(last.replace("\t", "    ")).replaceAll("");
  }

  /** How many columns a text takes. */
  static int width(String text) {
    var narrow = text.chars().allMatch(character -> character >= ' ' && character < 127);
    return narrow
        ? text.length()
        : text.codePoints().map(point -> Math.max(0, WCWidth.wcwidth(point))).sum();
  }

  /** The text, cut with an ellipsis if it takes more than {@code columns}. */
  static String fit(String text, int columns) {
    if (width(text) <= columns) {
      return text;
    }
    var out = new StringBuilder();
    var room = columns - 1;
    for (var point : text.codePoints().toArray()) {
      room -= Math.max(0, WCWidth.wcwidth(point));
      if (room < 0) {
        break;
      }
      out.appendCodePoint(point);
    }
    return columns < 1 ? "" : out.toString().stripTrailing() + ELLIPSIS;
  }

  /** The text in exactly {@code columns}: cut or filled with spaces. */
  static String pad(String text, int columns) {
    var fitting = fit(text, columns);
    return fitting + " ".repeat(Math.max(0, columns - width(fitting)));
  }

  /** The text at the right end of {@code columns}. */
  static String right(String text, int columns) {
    return " ".repeat(Math.max(0, columns - width(text))) + text;
  }

  /** The text in lines that are no wider than {@code columns}, broken between words only. */
  static List<String> wrap(String text, int columns) {
    var lines = new ArrayList<String>();
    for (var paragraph : text.strip().split("\n", -1)) {
      var line = new StringBuilder();
      var clean = clean(paragraph);
      var indent = clean.substring(0, clean.length() - clean.stripLeading().length());
      for (var word : clean.strip().split(" +")) {
        if (!line.isEmpty() && width(line + " " + word) > columns) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(line.isEmpty() ? indent : " ").append(word);
      }
      lines.add(line.toString());
    }
    return lines;
  }

  /** A count with its word: {@code 1 host}, {@code 2 hosts}. */
  static String count(int number, String word) {
    return number + " " + word + (number == 1 ? "" : "s");
  }

  /** A time as minutes and seconds, with hours before them if need be. */
  static String clock(Duration time) {
    return time.toHours() == 0
        ? "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart())
        : "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }

  /** A time as precise as one cares: {@code 84 ms}, {@code 6.1 s}, {@code 1:12}. */
  static String took(Duration time) {
    var millis = time.toMillis();
    if (millis < 100) {
      return millis + " ms";
    }
    return millis < 59_950 ? String.format(Locale.ROOT, "%.1f s", millis / 1000.0) : clock(time);
  }

  /** A size as precise as one cares, in decimal units. */
  static String bytes(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    var kilo = bytes / 1000.0;
    var pattern = kilo < 9.95 ? "%.1f kB" : kilo < 999.5 ? "%.0f kB" : "%.1f MB";
    return String.format(Locale.ROOT, pattern, kilo < 999.5 ? kilo : kilo / 1000);
  }
}
