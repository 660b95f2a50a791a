package org.mastoplay.cli.render;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mastoplay.cli.render.Line.Tone;
import org.mastoplay.event.Event;
import org.mastoplay.event.TaskResult;

/** Tells a real run: a line for each task that changed something, and failures in full. */
final class RunStory implements Story {
  private static final int MOST_NAME_COLUMNS = 24;
  private static final int TIME_COLUMNS = 8;
  private static final int WIDEST = 130;
  private static final Duration WORTH_TELLING = Duration.ofSeconds(1);

  private final Style style;
  private final Recap recap;
  private int nameColumns = 4;
  private boolean blank;

  RunStory(Style style, String again) {
    this.style = style;
    this.recap = new Recap(style, again);
  }

  @Override
  public List<Line> tell(Event event) {
    recap.note(event);
    var lines = lines(event);
    if (!lines.isEmpty()) {
      blank = lines.getLast().text().isEmpty();
    }
    return lines;
  }

  private List<Line> lines(Event event) {
    return switch (event) {
      case Event.RunStarted it -> {
        nameColumns =
            Math.min(
                MOST_NAME_COLUMNS,
                it.hosts().stream().mapToInt(Text::width).max().orElse(nameColumns));
        yield List.of(new Line(Tone.HEADING, Headings.of(it)), Line.BLANK);
      }
      case Event.Connected it when style.tells(1) ->
          quiet(it.host(), "connected in %s (%s)".formatted(Text.took(it.took()), it.summary()));
      case Event.TaskOutput it when style.showsOutput() -> quiet(it.host(), "| " + it.line());
      case Event.Exchanged it when style.tells(2) -> quiet(it.host(), TaskLines.exchange(it));
      case Event.TaskRetried it ->
          quiet(it.host(), "%s: %s".formatted(it.task().title(), TaskLines.again(it)));
      case Event.Guarded it when it.guard() == Event.Guard.WAITING ->
          quiet(it.host(), "%s: %s".formatted(it.task().title(), TaskLines.guard(it)));
      case Event.Note it ->
          Text.wrap(it.sentence(), style.width()).stream().map(Line::plain).toList();
      case Event.Halted it ->
          List.of(new Line(Tone.FAILED, "! All hosts stop: %s.".formatted(it.why())), Line.BLANK);
      case Event.Notified it when style.tells(1) -> quiet(it.host(), "then: " + it.handler());
      case Event.TaskFinished it when TaskLines.isShown(it.result(), style) -> finished(it);
      case Event.HostUnreachable it -> {
        var lines = new ArrayList<Line>();
        lines.add(new Line(Tone.FAILED, "! " + it.host() + "  could not be reached"));
        lines.addAll(new DiagnosisLines(style, 4).of(it.diagnosis()));
        lines.add(Line.BLANK);
        yield lines;
      }
      case Event.HostFinished it when it.stoppedAt().isPresent() -> stopped(it);
      case Event.RunFinished it -> {
        var lines = new ArrayList<Line>(blank ? List.of() : List.of(Line.BLANK));
        lines.addAll(recap.lines(it));
        yield lines;
      }
      default -> List.of();
    };
  }

  private List<Line> quiet(String host, String text) {
    return List.of(Line.quiet(name(host) + "  " + Text.clean(text)));
  }

  private String name(String host) {
    return Text.pad(host, nameColumns);
  }

  private List<Line> finished(Event.TaskFinished it) {
    return switch (it.result()) {
      case TaskResult.Failed failed when !failed.ignored() -> failure(it, failed);
      case TaskResult.Failed _ -> List.of(oneLine(it, " (ignored)"));
      case TaskResult.InOrder order when order.message().isPresent() -> spoken(it);
      case TaskResult.Changed changed when style.differences() || style.tells(1) -> {
        var lines = new ArrayList<Line>();
        lines.add(oneLine(it, ""));
        lines.addAll(
            TaskLines.below(
                new TaskResult.Changed(changed.differences(), Optional.empty()),
                Set.of(),
                style,
                6));
        yield lines;
      }
      default -> List.of(oneLine(it, ""));
    };
  }

  /** A message: on the task's line if it is short, below it otherwise. */
  private List<Line> spoken(Event.TaskFinished it) {
    var line = oneLine(it, "");
    if (line.text().endsWith(TaskLines.summary(it.result()))) {
      return List.of(line);
    }
    var lines = new ArrayList<Line>();
    var start = name(it.host()) + "  " + TaskLines.sign(it.result()) + " ";
    lines.add(new Line(line.tone(), Text.fit(start + TaskLines.title(it.task()), style.width())));
    lines.addAll(TaskLines.below(it.result(), Set.of(), style, 6));
    return lines;
  }

  private Line oneLine(Event.TaskFinished it, String note) {
    var result = it.result();
    var start = name(it.host()) + "  " + TaskLines.sign(result) + " ";
    var room = Math.min(WIDEST, style.width()) - Text.width(start) - TIME_COLUMNS - 2;
    var title = TaskLines.title(it.task()) + note;
    var summary = TaskLines.summary(result);
    var titleColumns = summary.isEmpty() ? room : Math.max(room * 12 / 20, room - 2 - 60);
    var rest = room - titleColumns - 2;
    var time =
        it.took().compareTo(WORTH_TELLING) < 0
            ? ""
            : "  " + Text.right(Text.took(it.took()), TIME_COLUMNS);
    var text =
        start
            + Text.pad(title, titleColumns)
            + (summary.isEmpty() ? "" : "  " + Text.pad(summary, rest))
            + time;
    return new Line(TaskLines.tone(result), text.stripTrailing());
  }

  private List<Line> failure(Event.TaskFinished it, TaskResult.Failed failed) {
    var lines = new ArrayList<Line>();
    var rescued = failed.aftermath() == TaskResult.Aftermath.RESCUED ? " (rescued)" : "";
    var start = "! " + it.host() + "  " + TaskLines.title(it.task()) + rescued;
    lines.add(new Line(Tone.FAILED, TaskLines.withPlace(start, it.task(), style)));
    if (style.differences() || style.tells(1)) {
      lines.addAll(new DifferenceLines(style, 4).of(failed.differences()));
    }
    lines.addAll(new DiagnosisLines(style, 4).of(failed.diagnosis()));
    lines.add(Line.BLANK);
    return lines;
  }

  private List<Line> stopped(Event.HostFinished host) {
    var text = "%s stopped after %s.".formatted(host.host(), Headings.progress(host));
    if (!host.owed().isEmpty()) {
      var one = host.owed().size() == 1;
      text +=
          " %s %s owed (%s) and will run next time."
              .formatted(
                  Text.count(host.owed().size(), "handler"),
                  one ? "is" : "are",
                  String.join(", ", host.owed()));
    }
    return Text.wrap(text, style.width()).stream()
        .map(Line::plain)
        .collect(
            Collectors.collectingAndThen(
                Collectors.toList(),
                lines -> {
                  lines.add(Line.BLANK);
                  return lines;
                }));
  }
}
