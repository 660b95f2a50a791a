package org.mastoplay.run;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mastoplay.host.Exchange;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Difference;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.TaskModule;
import org.mastoplay.text.Diagnosis;
import org.mastoplay.text.Problem;

/** Says in words why a task failed. */
final class Failures {
  private static final int LAST_LINES = 30;

  private Failures() {}

  /** Why an action failed, by the module itself or else by its status; nothing if it did not. */
  static Optional<Diagnosis> of(TaskModule<?> module, Action action, Exchange.Done done) {
    var overdue = action instanceof Action.Run run && run.limit().isPresent() && isOverdue(done);
    var own =
        overdue
            ? Optional.<Diagnosis>empty()
            : module.failure(action, new ScriptState.Ran(done.status(), done.out(), done.err()));
    return own.isPresent() || done.status() == 0
        ? own
        : Optional.of(module.explained(ofAction(action, done)));
  }

  /** An action that ended with a status other than 0. */
  static Diagnosis ofAction(Action action, Exchange.Done done) {
    var words = tail(done.err().isBlank() ? done.out() : done.err());
    if (action instanceof Action.Run run && run.limit().isPresent() && isOverdue(done)) {
      return Diagnosis.of(
              "It took longer than its `timeout` of %d s, and was broken off."
                  .formatted(run.limit().get().toSeconds()))
          .remedy("See below how far it came; raise `timeout` if it only needs longer.")
          .words(words);
    }
    var what =
        switch (action) {
          case Action.Put put -> "The file %s could not be put in place.".formatted(put.path());
          case Action.Run run -> "%s ended with status %d.".formatted(command(run), done.status());
          case Action.Reboot _ -> "The host did not start anew.";
          case Action.Fetch fetch -> "The file %s could not be fetched.".formatted(fetch.from());
        };
    return hint(Diagnosis.of(what).words(words), words);
  }

  /** What a task still finds different after it was applied; nothing if only events are left. */
  static Optional<Diagnosis> stillDiffers(List<Change> changes) {
    var left =
        changes.stream()
            .flatMap(change -> change.differences().stream())
            .filter(difference -> !(difference instanceof Difference.Happens))
            .map(Failures::describe)
            .collect(Collectors.joining("\n"));
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Diagnosis.of("The change was made, but the host is still not as the task wants it.")
                .because("Something on the host undid it at once, or it never took effect.")
                .remedy("Look at what still differs, below, and at what else manages it.")
                .words(left));
  }

  /** A task that turned out wrong only when the host had told more. */
  static Diagnosis ofMistakes(List<Problem> problems) {
    return Diagnosis.of("The task is not right for this host.")
        .remedy("Correct the playbook, then run it again: what is done will not be done again.")
        .words(problems.stream().map(Problem::describe).collect(Collectors.joining("\n")));
  }

  /** What a task needs was never told. */
  static Diagnosis ofUnknown(String dependsOn) {
    return Diagnosis.of("What this task needs to know is not known.")
        .because("It hangs on %s, which told nothing.".formatted(dependsOn))
        .remedy("Let the task do without it, or see to that first.");
  }

  /** The list of handlers that are owed could not be written on the host. */
  static Diagnosis ofLedger(Exchange.Done done) {
    var words = tail(done.err());
    return hint(
        Diagnosis.of("The host could not note down which handlers it is owed; nothing was changed.")
            .words(words),
        words);
  }

  /**
   * A defect of mastoplay or one of its modules.
   *
   * @param where such as {@code at the task "Install nginx" (site.yml:4)}
   */
  static Diagnosis ofDefect(String where, RuntimeException defect) {
    var origin =
        Arrays.stream(defect.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith("org.mastoplay."))
            .findFirst()
            .map(frame -> " (%s:%d)".formatted(frame.getFileName(), frame.getLineNumber()))
            .orElse("");
    return Diagnosis.of("mastoplay itself went wrong %s.".formatted(where))
        .because("That is a defect of the program, not yours.")
        .remedy("Please report it, with the line below and the task.")
        .words(defect + origin);
  }

  /** Statuses with which timeout ends (coreutils): the time was over, or it had to kill. */
  private static boolean isOverdue(Exchange.Done done) {
    return done.status() == 124 || done.status() == 137;
  }

  private static Diagnosis hint(Diagnosis diagnosis, String words) {
    if (words.contains("No space left on device")) {
      return diagnosis
          .because("The host's disk is full.")
          .remedy("Make room on it (df -h shows which disk; apt-get clean frees some), run again.");
    }
    if (words.contains("Read-only file system")) {
      return diagnosis
          .because("The host's disk can only be read, often after an error of the disk.")
          .remedy("Look at dmesg on the host; a reboot with a check of the disk may help.");
    }
    if (words.contains("Permission denied") || words.contains("Operation not permitted")) {
      return diagnosis
          .because("The account that acts on the host may not do this.")
          .remedy("Most changes need root: add `become: true` to the play or task.");
    }
    return diagnosis;
  }

  /** A module's own script of several lines would tell a person nothing. */
  private static String command(Action.Run run) {
    var script = run.script();
    if (script.text().equals("\"$@\"")) {
      return "The command `%s`".formatted(String.join(" ", script.arguments()));
    }
    var text = script.text().strip();
    return text.contains("\n") ? "A step of the task" : "The command `%s`".formatted(text);
  }

  private static String describe(Difference difference) {
    return switch (difference) {
      case Difference.Differs it ->
          "%s: %s is %s, wanted %s".formatted(it.subject(), it.property(), it.before(), it.after());
      case Difference.Appears it -> it.subject() + " is not there";
      case Difference.Vanishes it -> it.subject() + " is still there";
      case Difference.Contents it -> it.subject() + " has other contents";
      case Difference.Happens it -> it.subject();
    };
  }

  private static String tail(String output) {
    var lines = output.strip().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }
}
