package org.mastoplay.cli.render;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.mastoplay.cli.render.Line.Tone;
import org.mastoplay.event.Event;
import org.mastoplay.event.TaskRef;
import org.mastoplay.event.TaskResult;
import org.mastoplay.module.Difference;

/** Signs, titles and summaries of tasks. */
final class TaskLines {
  private static final int PLACE_COLUMNS = 26;
  private static final int WIDEST_TITLE = 100;

  private TaskLines() {}

  /** Whether a result is shown at all: what is in order is only counted, unless it speaks. */
  static boolean isShown(TaskResult result, Style style) {
    return switch (result) {
      case TaskResult.InOrder it -> it.message().isPresent() || style.tells(1);
      case TaskResult.Skipped _ -> style.tells(1);
      case TaskResult.Changed _, TaskResult.KnownAfterApply _, TaskResult.Failed _ -> true;
    };
  }

  static Tone tone(TaskResult result) {
    return switch (result) {
      case TaskResult.InOrder it -> it.message().isPresent() ? Tone.PLAIN : Tone.QUIET;
      case TaskResult.Skipped _ -> Tone.QUIET;
      case TaskResult.Changed it -> tone(it.differences());
      case TaskResult.KnownAfterApply _ -> Tone.UNKNOWN;
      case TaskResult.Failed _ -> Tone.FAILED;
    };
  }

  static String sign(TaskResult result) {
    return switch (result) {
      case TaskResult.InOrder _ -> "✓";
      case TaskResult.Skipped _ -> "·";
      case TaskResult.KnownAfterApply _ -> "?";
      case TaskResult.Failed _ -> "!";
      case TaskResult.Changed it ->
          switch (tone(it.differences())) {
            case APPEARS -> "+";
            case VANISHES -> "-";
            default -> "~";
          };
    };
  }

  private static Tone tone(List<Difference> differences) {
    if (!differences.isEmpty() && differences.stream().allMatch(TaskLines::isNew)) {
      return Tone.APPEARS;
    }
    var gone = differences.stream().allMatch(Difference.Vanishes.class::isInstance);
    return gone && !differences.isEmpty() ? Tone.VANISHES : Tone.DIFFERS;
  }

  private static boolean isNew(Difference difference) {
    return switch (difference) {
      case Difference.Appears _ -> true;
      case Difference.Contents it -> it.before().isEmpty() && it.detail().startsWith("new");
      case Difference.Vanishes _, Difference.Differs _, Difference.Happens _ -> false;
    };
  }

  static String title(TaskRef task) {
    var where = task.delegate().map(" (on %s)"::formatted).orElse("");
    return Text.clean(task.title() + (task.handler() ? " (handler)" : "") + where);
  }

  /** A beginning and, in a column of its own, the place where the task is written. */
  static String withPlace(String start, TaskRef task, Style style) {
    var place = task.place().shortForm();
    var room = Math.max(PLACE_COLUMNS, Text.width(place));
    var columns = Math.min(WIDEST_TITLE, style.width() - room);
    return columns < Text.width(start) && columns < style.width() / 3
        ? start + "  " + place
        : Text.pad(Text.fit(start, columns - 1), columns) + place;
  }

  /** One clause about a result, for the line that a real run shows of it. */
  static String summary(TaskResult result) {
    return Text.clean(
        switch (result) {
          case TaskResult.InOrder it -> it.message().map(TaskLines::oneLine).orElse("");
          case TaskResult.Skipped it -> it.why();
          case TaskResult.KnownAfterApply it -> "depends on " + it.dependsOn();
          case TaskResult.Failed it -> oneLine(it.diagnosis().what());
          case TaskResult.Changed it ->
              it.message().map(TaskLines::oneLine).orElseGet(() -> summary(it.differences()));
        });
  }

  private static String summary(List<Difference> differences) {
    if (differences.isEmpty()) {
      return "";
    }
    // What is there afterwards tells more than what was done on the way there.
    var telling =
        differences.stream()
            .filter(it -> !(it instanceof Difference.Happens))
            .findFirst()
            .orElse(differences.getFirst());
    var first =
        switch (telling) {
          case Difference.Appears it -> it.subject() + " " + oneLine(it.detail());
          case Difference.Vanishes it -> it.subject() + " " + oneLine(it.detail());
          case Difference.Happens it -> it.subject() + " " + oneLine(it.detail());
          case Difference.Differs it ->
              "%s %s %s → %s".formatted(it.subject(), it.property(), it.before(), it.after());
          case Difference.Contents it -> it.subject();
        };
    var others = differences.size() - 1;
    return others == 0 ? first.strip() : "%s and %d more".formatted(first.strip(), others);
  }

  static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\n\\s*", " ");
  }

  /** Differences, message and what will follow, as they stand below a task's title. */
  static List<Line> below(TaskResult result, Collection<String> handlers, Style style, int indent) {
    var lines = new ArrayList<Line>();
    var differences = new DifferenceLines(style, indent);
    Optional<String> message = Optional.empty();
    switch (result) {
      case TaskResult.InOrder it -> message = it.message();
      case TaskResult.Skipped it -> message = Optional.of("skipped: " + it.why());
      case TaskResult.KnownAfterApply it ->
          message = Optional.of("depends on " + it.dependsOn() + ", known after apply");
      case TaskResult.Changed it -> {
        lines.addAll(differences.of(it.differences()));
        message = it.message();
      }
      case TaskResult.Failed it -> {
        lines.addAll(differences.of(it.differences()));
        lines.addAll(new DiagnosisLines(style, indent).of(it.diagnosis()));
      }
    }
    var start = " ".repeat(indent);
    message.ifPresent(text ->
        Text.wrap(text, style.width() - indent - 1)
            .forEach(line -> lines.add(Line.plain(start + line))));
    if (!handlers.isEmpty()) {
      lines.add(Line.plain(start + "then: " + Text.clean(String.join(", ", handlers))));
    }
    return lines;
  }

  static String again(Event.TaskRetried it) {
    return "not yet; try %d of %d in %s"
        .formatted(it.attempt() + 1, it.retries() + 1, Text.took(it.delay()));
  }

  static String guard(Event.Guarded it) {
    return switch (it.guard()) {
      case LIFTED -> "new login proven, guard lifted";
      case WAITING ->
          "can't log in any more; the host undoes this within %s"
              .formatted(Text.took(it.patience()));
      case UNDONE -> "the host has put everything back";
      case SILENT -> "not known yet whether the host has put everything back";
    };
  }

  static String exchange(Event.Exchanged it) {
    return "exchange %d: %s, %s, %s out, %s in, %s"
        .formatted(
            it.number(),
            Text.count(it.queries(), "look"),
            Text.count(it.actions(), "action"),
            Text.bytes(it.sent()),
            Text.bytes(it.received()),
            Text.took(it.took()));
  }
}
