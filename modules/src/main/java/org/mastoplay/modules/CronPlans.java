package org.mastoplay.modules;

import static org.mastoplay.module.Touch.becomes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mastoplay.module.AccountState;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Content;
import org.mastoplay.module.Difference;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Query;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.Touch;
import org.mastoplay.text.Diagnosis;

/** What {@link Cron} plans. */
final class CronPlans {
  private static final String MARK = "# mastoplay: ";
  // Ansible's, so that a job that it made is taken over and not made twice.
  private static final String OTHER_MARK = "#Ansible: ";

  private final Cron task;
  private final Cron.Seen now;

  CronPlans(Cron task, Cron.Seen now) {
    this.task = task;
    this.now = now;
  }

  Plan plan() {
    var wanted = task.state() == Presence.PRESENT;
    if (wanted && now.account() instanceof AccountState.Absent) {
      return Plan.impossible(
          Diagnosis.of("There is no account %s.".formatted(task.user()))
              .because("cron runs each job as an account of the host.")
              .remedy("Make it before this task: `user: {name: %s}`.".formatted(task.user())));
    }
    var before = task.file().isPresent() ? text(now.file()) : table();
    if (before.isEmpty()) {
      return Plan.impossible(
          Diagnosis.of("%s can't be read as text.".formatted(task.file().orElseThrow()))
              .remedy("Look at it on the host, and move away what is in its place."));
    }
    var lines = before.get().lines().collect(Collectors.toCollection(ArrayList::new));
    edit(lines);
    var after = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    if (lines.equals(before.get().lines().toList())) {
      return task.file()
          .map(it -> wanted ? file(it, before.get()) : Plan.inOrder())
          .orElseGet(Plan::inOrder);
    }
    if (wanted && now.cron().installed().isEmpty() && isMissing()) {
      return Plan.impossible(Cron.PACKAGE.missing("Without it nothing runs a job."));
    }
    return task.file()
        .map(it -> after.isEmpty() ? Plan.of(removed(it)) : file(it, after))
        .orElseGet(() -> Plan.of(installed(before.get(), after)));
  }

  /** Whether there is no cron at all; a file says nothing of that. */
  private boolean isMissing() {
    return task.file().isPresent() || now.table() instanceof ScriptState.Unavailable;
  }

  private Optional<String> table() {
    // An account without a table makes crontab fail.
    return Optional.of(now.table().output().orElse(""));
  }

  private static Optional<String> text(FileState file) {
    return switch (file) {
      case FileState.Absent _ -> Optional.of("");
      case FileState.Regular it -> it.content().flatMap(Content::text);
      default -> Optional.empty();
    };
  }

  private void edit(List<String> lines) {
    var at = task.env() ? variable(lines) : job(lines);
    var length = task.env() ? 1 : 2;
    var wanted = task.env() ? List.of(task.line()) : List.of(MARK + task.name(), task.line());
    if (at >= 0) {
      lines.subList(at, Math.min(at + length, lines.size())).clear();
    }
    if (task.state() == Presence.PRESENT) {
      // A variable counts for the jobs behind it only.
      lines.addAll(at >= 0 ? at : task.env() ? 0 : lines.size(), wanted);
    }
  }

  private int job(List<String> lines) {
    return Math.max(lines.indexOf(MARK + task.name()), lines.indexOf(OTHER_MARK + task.name()));
  }

  private int variable(List<String> lines) {
    for (var i = 0; i < lines.size(); i++) {
      if (lines.get(i).matches("\\s*" + task.name() + "\\s*=.*")) {
        return i;
      }
    }
    return -1;
  }

  private Plan file(RemotePath path, String text) {
    return new DesiredFile(path, Content.of(text), Rights.ofRoot(Rights.FILE)).plan(now.file());
  }

  private static Change removed(RemotePath path) {
    return Change.of(
        new Difference.Vanishes(path.text(), ""),
        Action.run("rm", "-f", "--", path.text()),
        Touch.only(
            becomes(new Query.OfFile(path, Depth.CONTENT), (FileState) new FileState.Absent())));
  }

  private Change installed(String before, String after) {
    var content = Content.of(after);
    return Change.of(
        new Difference.Contents(
            "jobs of " + task.user(),
            before.isEmpty() ? Optional.empty() : Optional.of(Content.of(before)),
            content,
            before.isEmpty() ? "new" : ""),
        new Action.Run(
            Script.command("crontab", "-u", task.user().text(), "-")
                .needing("crontab")
                .reading(content)),
        Touch.only(
            becomes(
                new Query.OfScript(task.list()), (ScriptState) new ScriptState.Ran(0, after, ""))));
  }
}
