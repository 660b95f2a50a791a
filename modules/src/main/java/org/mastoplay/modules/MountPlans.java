package org.mastoplay.modules;

import static org.mastoplay.module.Touch.becomes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Difference;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Mode;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Query;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState.Ran;
import org.mastoplay.module.Touch;
import org.mastoplay.text.Diagnosis;

/** What {@link Mount} plans. */
final class MountPlans {
  // Of several mounts in one place the last one is seen.
  static final String LOOK =
      """
      while read -r number parent device root target rest; do
        if [ "$(printf %b "$target")" = "$1" ]; then found=${rest#* - }; fi
      done </proc/self/mountinfo
      if [ -n "$found" ]; then
        set -- $found
        echo "$1 $2"
      fi
      """;
  private static final String MOUNT =
      """
      mkdir -p -- "$1" || exit
      mount -t "$3" -o "$4" -- "$2" "$1"
      """;
  private static final String REREAD =
      "if [ -d /run/systemd/system ]; then systemctl daemon-reload; fi\n";

  private final Mount task;
  private final Mount.Seen now;
  private final String mounted;
  private final List<Difference> differences = new ArrayList<>();
  private final List<Action> actions = new ArrayList<>();
  private final List<Touch.Becomes<?>> known = new ArrayList<>();

  MountPlans(Mount task, Mount.Seen now) {
    this.task = task;
    this.now = now;
    mounted = now.mounts().output().orElse("").strip();
  }

  Plan plan() {
    if (now.folder() instanceof FileState.Regular || now.folder() instanceof FileState.Special) {
      return Plan.impossible(
          Diagnosis.of("%s is not a folder.".formatted(task.path()))
              .because("Something else stands there, in which nothing can be mounted.")
              .remedy("Choose another `path`, or move it away."));
    }
    switch (task.state()) {
      case MOUNTED -> {
        var changed = table(Optional.of(entry()));
        mount(changed);
      }
      case PRESENT -> table(Optional.of(entry()));
      case UNMOUNTED -> unmount();
      case ABSENT -> {
        unmount();
        table(Optional.empty());
      }
      case REMOUNTED -> remount();
      case EPHEMERAL -> mount(false);
    }
    return differences.isEmpty()
        ? Plan.inOrder()
        : Plan.of(new Change(differences, actions, touch()));
  }

  /** What is mounted over a folder, or taken away from over it, may hold anything. */
  private Touch touch() {
    return known.stream().anyMatch(it -> it.query() instanceof Query.OfScript)
        ? new Touch.Anything(known)
        : new Touch.Only(known);
  }

  private Fstab.Entry entry() {
    return new Fstab.Entry(
        task.src().orElseThrow(),
        task.path().text(),
        task.fstype().orElseThrow(),
        task.opts(),
        Integer.toString(task.dump()),
        Integer.toString(task.passno()));
  }

  /** Sees to the table; says whether it differs from what was mounted by it. */
  private boolean table(Optional<Fstab.Entry> wanted) {
    var changes =
        new Fstab(task.fstab(), now.fstab())
            .with(it -> it.target().equals(task.path().text()), wanted);
    for (var change : changes) {
      differences.addAll(change.differences());
      actions.addAll(change.actions());
      actions.add(new Action.Run(Script.of(REREAD)));
      known.addAll(change.touch().known());
    }
    return !changes.isEmpty();
  }

  private void mount(boolean anew) {
    if (mounted.isEmpty()) {
      differences.add(new Difference.Differs(task.path().text(), "mounted", "no", source()));
      actions.add(
          new Action.Run(
              Script.of(
                  MOUNT,
                  task.path().text(),
                  task.src().orElseThrow(),
                  task.fstype().orElseThrow(),
                  task.opts())));
      become(task.fstype().orElseThrow() + " " + source());
      if (now.folder() instanceof FileState.Absent) {
        known.add(
            becomes(
                new Query.OfFile(task.path(), Depth.ATTRIBUTES),
                new FileState.Directory(new Mode(0755), "root", "root")));
      }
    } else if (anew) {
      actions.add(Action.run("mount", "-o", "remount," + task.opts(), "--", task.path().text()));
    }
  }

  private void unmount() {
    if (!mounted.isEmpty()) {
      differences.add(new Difference.Differs(task.path().text(), "mounted", source(), "no"));
      actions.add(Action.run("umount", "--", task.path().text()));
      become("");
    }
  }

  private void remount() {
    differences.add(new Difference.Happens(task.path().text(), "is mounted once more"));
    actions.add(Action.run("mount", "-o", "remount", "--", task.path().text()));
  }

  private void become(String told) {
    known.add(
        becomes(
            new Query.OfScript(task.look()), new Ran(0, told.isEmpty() ? "" : told + "\n", "")));
  }

  private String source() {
    return task.src().orElseGet(() -> mounted.replaceFirst("\\S+ ", ""));
  }
}
