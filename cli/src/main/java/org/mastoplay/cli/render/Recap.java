package org.mastoplay.cli.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mastoplay.cli.render.Line.Tone;
import org.mastoplay.event.Counts;
import org.mastoplay.event.Event;
import org.mastoplay.event.TaskResult;

/** The end of a real run: what changed, what failed and why, what to do next. */
final class Recap {
  private final Style style;
  private final String again;
  private final Map<String, Event.HostFinished> finished = new LinkedHashMap<>();
  private final Map<String, String> reasons = new LinkedHashMap<>();

  Recap(Style style, String again) {
    this.style = style;
    this.again = again;
  }

  void note(Event event) {
    switch (event) {
      case Event.HostFinished it -> finished.put(it.host(), it);
      case Event.HostUnreachable it -> reasons.put(it.host(), it.diagnosis().what());
      case Event.TaskFinished it
          when it.result() instanceof TaskResult.Failed failed
              && failed.aftermath() == TaskResult.Aftermath.STOPS ->
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
    lines.addAll(RecapTable.lines(run.hosts(), finished, style));
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
    hosts.forEach((host, counts) -> {
      if (counts.failed() + counts.unreachable() > 0) {
        var start = "! " + host + "  ";
        var reason = TaskLines.oneLine(reasons.getOrDefault(host, "failed"));
        var wrapped = Text.wrap(reason, style.width() - Text.width(start));
        lines.add(new Line(Tone.FAILED, start + wrapped.getFirst()));
        wrapped.stream().skip(1).forEach(rest -> lines.add(Line.plain("    " + rest)));
      }
    });
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
}
