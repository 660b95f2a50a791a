package org.mastoplay.cli.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mastoplay.cli.render.Line.Tone;
import org.mastoplay.event.Counts;
import org.mastoplay.event.Event;
import org.mastoplay.event.TaskRef;
import org.mastoplay.text.Diagnosis;

/** Tells what a run would change, host by host, each when it is done. */
final class DryRunStory implements Story {
  private final Style style;
  private final String apply;
  private final Map<String, Notes> notes = new LinkedHashMap<>();
  private int nameColumns = 4;

  DryRunStory(Style style, String apply) {
    this.style = style;
    this.apply = apply;
  }

  /** What is known of a host that is not done yet. */
  private static final class Notes {
    private final List<Event> events = new ArrayList<>();
    private final Map<TaskRef, Set<String>> handlers = new LinkedHashMap<>();
    private Optional<String> summary = Optional.empty();
    private Optional<Diagnosis> lost = Optional.empty();
  }

  @Override
  public List<Line> tell(Event event) {
    switch (event) {
      case Event.RunStarted it -> {
        nameColumns = it.hosts().stream().mapToInt(Text::width).max().orElse(nameColumns);
        var head = Headings.of(it) + ", nothing will be changed";
        return List.of(new Line(Tone.HEADING, head), Line.BLANK);
      }
      case Event.Connected it -> of(it.host()).summary = Optional.of(it.summary());
      case Event.TaskStarted _,
          Event.TaskRetried _,
          Event.Guarded _,
          Event.Halted _,
          Event.Note _ -> {}
      case Event.TaskOutput it -> of(it.host()).events.add(it);
      case Event.TaskFinished it -> of(it.host()).events.add(it);
      case Event.Exchanged it -> of(it.host()).events.add(it);
      case Event.Notified it ->
          of(it.host())
              .handlers
              .computeIfAbsent(it.task(), _ -> new LinkedHashSet<>())
              .add(it.handler());
      case Event.HostUnreachable it -> of(it.host()).lost = Optional.of(it.diagnosis());
      case Event.HostFinished it -> {
        var block = block(it);
        notes.remove(it.host());
        return block;
      }
      case Event.RunFinished it -> {
        return end(it);
      }
    }
    return List.of();
  }

  private Notes of(String host) {
    return notes.computeIfAbsent(host, _ -> new Notes());
  }

  private List<Line> block(Event.HostFinished host) {
    var known = of(host.host());
    var lines = new ArrayList<Line>();
    known.events.forEach(event -> lines.addAll(entry(known, event)));
    known.lost.ifPresent(diagnosis -> {
      lines.add(new Line(Tone.FAILED, "  ! could not be reached"));
      lines.addAll(new DiagnosisLines(style, 6).of(diagnosis));
    });
    host.stoppedAt()
        .ifPresent(task -> lines.add(Line.plain("  stopped after " + Headings.progress(host))));
    var name = Text.pad(host.host(), nameColumns);
    var calm = known.lost.isEmpty() && host.stoppedAt().isEmpty() && isCalm(host.counts());
    if (calm) {
      lines.addFirst(
          Line.plain(
              name
                  + "  already as it should be (%s)"
                      .formatted(Text.count(host.counts().tasks(), "task"))));
    } else {
      var summary = known.summary.map(text -> "  (" + Text.clean(text) + ")").orElse("");
      lines.addFirst(new Line(Tone.HEADING, (name + summary).stripTrailing()));
    }
    return lines;
  }

  private List<Line> entry(Notes known, Event event) {
    return switch (event) {
      case Event.TaskFinished it when TaskLines.isShown(it.result(), style) -> {
        var lines = new ArrayList<Line>();
        var start = "  " + TaskLines.sign(it.result()) + " " + TaskLines.title(it.task());
        lines.add(
            new Line(TaskLines.tone(it.result()), TaskLines.withPlace(start, it.task(), style)));
        var handlers = known.handlers.getOrDefault(it.task(), Set.of());
        lines.addAll(TaskLines.below(it.result(), handlers, style, 6));
        yield lines;
      }
      case Event.TaskOutput it when style.showsOutput() ->
          List.of(Line.quiet("      | " + Text.clean(it.line())));
      case Event.Exchanged it when style.tells(2) ->
          List.of(Line.quiet("  " + TaskLines.exchange(it)));
      default -> List.of();
    };
  }

  private List<Line> end(Event.RunFinished run) {
    var lines = new ArrayList<Line>();
    lines.add(Line.BLANK);
    lines.add(new Line(Tone.HEADING, verdict(run.hosts())));
    for (var surprise : run.surprises()) {
      lines.add(Line.plain("Note: " + surprise));
    }
    var counts = run.hosts().values();
    if (counts.stream().anyMatch(it -> it.failed() + it.unreachable() > 0)) {
      lines.add(Line.plain("Mend what is marked with ! first."));
    } else if (!counts.stream().allMatch(DryRunStory::isCalm)) {
      lines.add(Line.plain("Apply it with:  " + apply));
    }
    return lines;
  }

  private static String verdict(Map<String, Counts> hosts) {
    var parts = new ArrayList<String>();
    var failed = hosts.values().stream().filter(it -> it.failed() > 0).count();
    var lost = hosts.values().stream().filter(it -> it.unreachable() > 0).count();
    var calm = hosts.values().stream().filter(DryRunStory::isCalm).count();
    var changing =
        hosts.values().stream()
            .filter(it -> it.failed() + it.unreachable() == 0 && !isCalm(it))
            .toList();
    if (!changing.isEmpty()) {
      var certain = changing.stream().mapToInt(Counts::changed).sum();
      var unknown = changing.stream().mapToInt(Counts::unknown).sum();
      var tasks = Text.count(certain, "task") + " certain";
      parts.add(
          "%d would change (%s)"
              .formatted(
                  changing.size(),
                  unknown == 0 ? tasks : tasks + ", " + unknown + " known after apply"));
    }
    if (calm > 0) {
      parts.add(calm + " in order");
    }
    if (failed > 0) {
      parts.add(failed + " would fail");
    }
    if (lost > 0) {
      parts.add(lost + " unreachable");
    }
    return Text.count(hosts.size(), "host") + ": " + String.join(", ", parts) + ".";
  }

  private static boolean isCalm(Counts counts) {
    return counts.changed() + counts.unknown() + counts.failed() + counts.unreachable() == 0;
  }
}
