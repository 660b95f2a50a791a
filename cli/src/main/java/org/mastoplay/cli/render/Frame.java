package org.mastoplay.cli.render;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mastoplay.cli.render.Activity.Phase;
import org.mastoplay.cli.render.Line.Tone;

/** Composes the live part of the screen: what each host does now, the busiest first. */
final class Frame {
  private static final int MOST_LINES = 16;
  private static final int MOST_NAME_COLUMNS = 24;
  private static final int TIME_COLUMNS = 8;

  /** A task that takes longer than this shows the last line of what it prints. */
  private static final Duration LONG = Duration.ofSeconds(2);

  private final Board board;
  private final Instant now;
  private final int width;
  private final int nameColumns;

  private Frame(Board board, Style style, Instant now) {
    this.board = board;
    this.now = now;
    this.width = style.width() - 1;
    this.nameColumns =
        Math.min(
            MOST_NAME_COLUMNS,
            board.hosts().keySet().stream().mapToInt(Text::width).max().orElse(4));
  }

  /** The picture at a moment, no more than half as high as the screen. */
  static List<Line> compose(Board board, Style style, int height, Instant now) {
    return new Frame(board, style, now).lines(Math.clamp(height / 2, 4, MOST_LINES));
  }

  private List<Line> lines(int budget) {
    var lines = new ArrayList<Line>();
    lines.add(Line.quiet("─".repeat(width)));
    var elapsed = Text.clock(Duration.between(board.started(), now));
    lines.add(
        new Line(
            Tone.HEADING, Text.pad(board.title(), width - elapsed.length() - 1) + " " + elapsed));
    var room = budget - lines.size();
    var all = List.copyOf(board.hosts().entrySet());
    var everyone = all.size() <= room;
    var chosen =
        everyone
            ? all
            : all.stream()
                .filter(host -> isBusy(host.getValue()))
                .sorted(comparing(host -> urgency(host.getValue())))
                .limit(room - 1L)
                .toList();
    var spare = room - chosen.size() - (everyone ? 0 : 1);
    for (var host : chosen) {
      lines.add(line(host.getKey(), host.getValue()));
      if (spare > 0 && showsOutput(host.getValue())) {
        spare--;
        var output = Text.clean(host.getValue().output().orElseThrow());
        lines.add(Line.quiet(Text.fit(" ".repeat(nameColumns + 4) + output, width)));
      }
    }
    if (!everyone) {
      lines.add(Line.quiet(Text.fit(rest(all.size() - chosen.size(), chosen), width)));
    }
    return lines;
  }

  private static boolean isBusy(Activity activity) {
    return activity.phase() == Phase.WORKING || activity.phase() == Phase.CONNECTING;
  }

  /** Tasks that have run longest come first, then the rest of the busy in the order of the run. */
  private static Instant urgency(Activity activity) {
    return activity.task().isPresent() ? activity.since() : Instant.MAX;
  }

  private boolean showsOutput(Activity activity) {
    return activity.output().filter(line -> !Text.clean(line).isBlank()).isPresent()
        && elapsed(activity).compareTo(LONG) >= 0;
  }

  private Duration elapsed(Activity activity) {
    return Duration.between(activity.since(), now);
  }

  private Line line(String host, Activity activity) {
    var name = Text.pad(host, nameColumns) + "  ";
    var time =
        isBusy(activity) && elapsed(activity).compareTo(LONG) >= 0
            ? Text.right(Text.clock(elapsed(activity)), TIME_COLUMNS)
            : "";
    var room = width - Text.width(name) - TIME_COLUMNS;
    var text = name + Text.pad(doing(activity), room) + time;
    return new Line(tone(activity), text.stripTrailing());
  }

  private static String doing(Activity activity) {
    return switch (activity.phase()) {
      case CONNECTING -> "· connecting";
      case WORKING ->
          activity
              .task()
              .map(task -> "▸ %s (%s)".formatted(TaskLines.title(task), task.place().shortForm()))
              .orElseGet(() ->
                  activity.counts().tasks() == 0
                      ? "▸ looking"
                      : "▸ looking (%s so far)"
                          .formatted(Text.count(activity.counts().tasks(), "task")));
      case LOST -> "! not reachable";
      case DONE -> done(activity);
    };
  }

  private static String done(Activity activity) {
    var counts = activity.counts();
    if (counts.failed() > 0) {
      return "! stopped after " + Text.count(counts.tasks(), "task");
    }
    var changes = counts.changed() + counts.unknown();
    var what = changes == 0 ? "in order" : Text.count(changes, "change");
    return "✓ %s (%s)".formatted(what, Text.count(counts.tasks(), "task"));
  }

  private static Tone tone(Activity activity) {
    return switch (activity.phase()) {
      case CONNECTING -> Tone.QUIET;
      case WORKING -> Tone.PLAIN;
      case LOST -> Tone.FAILED;
      case DONE -> activity.counts().failed() > 0 ? Tone.FAILED : Tone.QUIET;
    };
  }

  /** The hosts that are not listed, counted. */
  private String rest(int others, List<Map.Entry<String, Activity>> listed) {
    var activities =
        board.hosts().entrySet().stream()
            .filter(host -> !listed.contains(host))
            .map(Map.Entry::getValue)
            .toList();
    var parts = new ArrayList<String>();
    add(parts, activities.stream().filter(it -> it.phase() == Phase.WORKING).count(), "at work");
    add(
        parts,
        activities.stream().filter(it -> it.phase() == Phase.CONNECTING).count(),
        "connecting");
    var done = activities.stream().filter(it -> it.phase() == Phase.DONE).toList();
    add(parts, done.stream().filter(it -> it.counts().failed() == 0).count(), "done");
    add(parts, done.stream().filter(it -> it.counts().failed() > 0).count(), "failed");
    add(parts, activities.stream().filter(it -> it.phase() == Phase.LOST).count(), "not reachable");
    return "and %s: %s".formatted(Text.count(others, "other"), String.join(" · ", parts));
  }

  private static void add(List<String> parts, long count, String word) {
    if (count > 0) {
      parts.add(count + " " + word);
    }
  }
}
