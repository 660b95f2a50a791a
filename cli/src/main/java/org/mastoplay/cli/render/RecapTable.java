package org.mastoplay.cli.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.cli.render.Line.Tone;
import org.mastoplay.event.Counts;
import org.mastoplay.event.Event;

/** A row for each host of a run: how many tasks, how they ended, how long it took. */
final class RecapTable {
  /** More hosts that are in order than this are counted rather than listed. */
  private static final int MOST_IN_ORDER = 8;

  private static final String IN_ORDER = "in order";

  private RecapTable() {}

  static List<Line> lines(
      Map<String, Counts> hosts, Map<String, Event.HostFinished> finished, Style style) {
    var inOrder = hosts.values().stream().filter(it -> outcome(it).equals(IN_ORDER)).count();
    var fold = inOrder > MOST_IN_ORDER && !style.tells(1);
    var rows = new ArrayList<List<String>>();
    var tones = new ArrayList<Tone>();
    hosts.forEach((host, counts) -> {
      if (!fold || !outcome(counts).equals(IN_ORDER)) {
        rows.add(row(host, counts, Optional.ofNullable(finished.get(host))));
        tones.add(counts.failed() + counts.unreachable() > 0 ? Tone.FAILED : Tone.PLAIN);
      }
    });
    if (fold) {
      var which = rows.isEmpty() ? "all " : "the other ";
      rows.add(List.of(which + Text.count((int) inOrder, "host"), "", IN_ORDER, ""));
      tones.add(Tone.PLAIN);
    }
    return Table.lines(rows, tones);
  }

  private static List<String> row(String host, Counts counts, Optional<Event.HostFinished> end) {
    if (counts.tasks() == 0 && counts.unreachable() > 0) {
      return List.of(host, "", "not reached", "");
    }
    return List.of(
        host,
        end.map(Headings::progress).orElseGet(() -> Text.count(counts.tasks(), "task")),
        outcome(counts),
        end.map(it -> Text.clock(it.took())).orElse(""));
  }

  private static String outcome(Counts counts) {
    var parts = new ArrayList<String>();
    add(parts, counts.changed(), "changed");
    add(parts, counts.failed(), "failed");
    add(parts, counts.rescued(), "rescued");
    add(parts, counts.ignored(), "ignored");
    if (counts.unreachable() > 0) {
      parts.add("lost");
    }
    return parts.isEmpty() ? IN_ORDER : String.join(", ", parts);
  }

  private static void add(List<String> parts, int count, String word) {
    if (count > 0) {
      parts.add(count + " " + word);
    }
  }
}
