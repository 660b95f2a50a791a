package org.mastoplay.cli.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.cli.render.Line.Tone;
import org.mastoplay.event.Counts;
import org.mastoplay.event.Event;
import org.mastoplay.event.TaskResult;

/** The end of a real run: what changed, what failed and why, what to do next. */
final class Recap {
  /** More hosts that are in order than this are counted rather than listed. */
  private static final int MOST_IN_ORDER = 8;

  private final Style style;
  private final String again;
  private final Map<String, Event.HostFinished> finished = new LinkedHashMap<>();
  private final Map<String, String> reasons = new LinkedHashMap<>();
  private final List<String> order = new ArrayList<>();

  Recap(Style style, String again) {
    this.style = style;
    this.again = again;
  }

  void note(Event event) {
    switch (event) {
      case Event.RunStarted it -> order.addAll(it.hosts());
      case Event.HostFinished it -> finished.put(it.host(), it);
      case Event.HostUnreachable it -> reasons.put(it.host(), it.diagnosis().what());
      case Event.TaskFinished it
          when it.result() instanceof TaskResult.Failed failed && !failed.ignored() ->
          reasons.put(
              it.host(),
              "%s (%s): %s"
                  .formatted(
                      TaskLines.title(it.task()),
                      it.task().place().shortForm(),
                      failed.diagnosis().what()));
      default -> {}
    }
  }

  List<Line> lines(Event.RunFinished run) {
    var lines = new ArrayList<Line>();
    lines.add(Line.BLANK);
    lines.addAll(table(run.hosts()));
    lines.add(Line.BLANK);
    var counts = run.hosts().values();
    var trouble = counts.stream().anyMatch(it -> it.failed() + it.unreachable() > 0);
    if (trouble && run.hosts().size() > 1) {
      lines.addAll(troubles(run.hosts()));
    }
    if (!run.surprises().isEmpty()) {
      lines.add(Line.plain("Not as it was announced:"));
      run.surprises().forEach(it -> addWrapped(lines, "  ? ", it));
      addWrapped(lines, "", "A wrong announcement is a defect of the module: please report it.");
    }
    if (trouble) {
      addWrapped(
          lines,
          "",
          "Mend what is marked with !, then run this again; what is already done will not be done"
              + " again:");
      lines.add(Line.plain("  " + again));
    } else if (run.surprises().isEmpty()) {
      lines.add(
          Line.plain(
              counts.stream().allMatch(it -> it.changed() == 0)
                  ? "Everything was as it should be. Nothing was changed."
                  : "Everything that was announced happened, and nothing else."));
    }
    return lines;
  }

  private List<Line> troubles(Map<String, Counts> hosts) {
    var lines = new ArrayList<Line>();
    for (var host : hosts.keySet()) {
      Optional.ofNullable(reasons.get(host))
          .filter(_ -> hosts.get(host).failed() + hosts.get(host).unreachable() > 0)
          .ifPresent(reason -> {
            var first = Text.wrap(host + "  " + TaskLines.oneLine(reason), style.width() - 2);
            lines.add(new Line(Tone.FAILED, "! " + first.getFirst()));
            first.stream().skip(1).forEach(rest -> lines.add(Line.plain("    " + rest)));
          });
    }
    lines.add(Line.BLANK);
    return lines;
  }

  private void addWrapped(List<Line> lines, String start, String text) {
    var lead = start;
    for (var line : Text.wrap(text, style.width() - start.length())) {
      lines.add(Line.plain(lead + line));
      lead = " ".repeat(start.length());
    }
  }

  private List<Line> table(Map<String, Counts> hosts) {
    var inOrder = hosts.values().stream().filter(it -> outcome(it).equals("in order")).count();
    var fold = inOrder > MOST_IN_ORDER && !style.tells(1);
    var rows = new ArrayList<List<String>>();
    var tones = new ArrayList<Tone>();
    for (var host :
        hosts.keySet().stream().sorted(java.util.Comparator.comparing(order::indexOf)).toList()) {
      var counts = hosts.get(host);
      if (fold && outcome(counts).equals("in order")) {
        continue;
      }
      var end = Optional.ofNullable(finished.get(host));
      rows.add(
          List.of(
              host,
              end.map(Headings::progress).orElseGet(() -> Text.count(counts.tasks(), "task")),
              outcome(counts),
              end.map(it -> Text.clock(it.took())).orElse("")));
      tones.add(counts.failed() + counts.unreachable() > 0 ? Tone.FAILED : Tone.PLAIN);
    }
    if (fold) {
      rows.add(List.of(Text.count((int) inOrder, "host"), "", "in order", ""));
      tones.add(Tone.PLAIN);
    }
    return Table.lines(rows, tones);
  }

  private static String outcome(Counts counts) {
    var parts = new ArrayList<String>();
    add(parts, counts.changed(), "changed");
    add(parts, counts.failed(), "failed");
    add(parts, counts.rescued(), "rescued");
    add(parts, counts.ignored(), "ignored");
    if (counts.unreachable() > 0) {
      parts.add(counts.tasks() == 0 ? "not reached" : "lost");
    }
    return parts.isEmpty() ? "in order" : String.join(", ", parts);
  }

  private static void add(List<String> parts, int count, String word) {
    if (count > 0) {
      parts.add(count + " " + word);
    }
  }
}
