package org.mastoplay.modules;

import java.util.Optional;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Difference;
import org.mastoplay.module.Plan;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.ScriptState.Ran;
import org.mastoplay.module.Touch;
import org.mastoplay.text.Diagnosis;

/** What {@link Git} would do. */
record GitPlans(Git task) {

  Plan plan(Git.Seen now) {
    var local = now.local().output().orElse("");
    if (local.startsWith("occupied")) {
      return Plan.impossible(occupied());
    }
    if (now.local() instanceof Ran ran && !ran.succeeded()) {
      return Plan.impossible(
          Diagnosis.of("The work tree %s can't be read.".formatted(task.dest())).words(ran.err()));
    }
    var tree = GitTree.of(local);
    if (tree.head().isEmpty() && !task.clone_()) {
      return new Plan.InOrder(
          Optional.of("not made: %s is not there, and `clone` is false".formatted(task.dest())),
          tree.told());
    }
    if (tree.head().isPresent() && !task.update()) {
      return Plan.tells(tree.told());
    }
    if (now.local() instanceof ScriptState.Unavailable) {
      // Without git there is no work tree, and nobody to ask what the version is.
      return Plan.of(checkOut(tree, new GitTarget("branch", task.version(), "")));
    }
    if (now.remote() instanceof Ran ran && !ran.succeeded()) {
      return Plan.impossible(unreachable().words(ran.err()));
    }
    return task.target(now.remote().output().orElse(""))
        .map(target -> planned(tree, target))
        .orElseGet(() -> Plan.impossible(unknownVersion()));
  }

  private Plan planned(GitTree tree, GitTarget target) {
    var same = tree.head().equals(Optional.of(target.commit()));
    var moved = tree.head().isPresent() && !tree.url().equals(Optional.of(task.repo()));
    if (same && !moved && (tree.changed().isEmpty() || !task.force())) {
      return Plan.tells(tree.told());
    }
    if (!same && !tree.changed().isEmpty() && !task.force()) {
      return Plan.impossible(changedFiles(tree));
    }
    return Plan.of(checkOut(tree, target));
  }

  private Change checkOut(GitTree tree, GitTarget target) {
    return Change.of(
        difference(tree, target),
        new Action.Run(GitHost.checkOut(task, target)),
        Touch.anything().stirring(task.dest()));
  }

  /** Of a new tree no more than is known as well where git is missing. */
  private Difference difference(GitTree tree, GitTarget target) {
    var path = task.dest().text();
    if (tree.head().isEmpty()) {
      return new Difference.Appears(path, "%s at %s".formatted(task.repo(), task.wanted()));
    }
    var name = Optional.of(target.name()).filter(_ -> !target.kind().equals("commit"));
    var wanted = GitTree.described(name, target.commit());
    if (!tree.head().get().equals(target.commit())) {
      return new Difference.Differs(path, "version", tree.version(), wanted);
    }
    return tree.url().equals(Optional.of(task.repo()))
        ? new Difference.Differs(path, "work tree", "changed", "as in " + wanted)
        : new Difference.Differs(path, "repository", tree.url().orElse("none"), task.repo());
  }

  private Diagnosis occupied() {
    return Diagnosis.of("%s can't become a work tree.".formatted(task.dest()))
        .because("There are files in it, and it is no Git repository.")
        .remedy("Move them away, or choose another `dest`.");
  }

  private Diagnosis unreachable() {
    return Diagnosis.of("The repository %s can't be read from the host.".formatted(task.repo()))
        .remedy(
            "Check the address, and that the host can reach it and may read it. A private"
                + " repository needs a key on the host: name it in `key_file`.");
  }

  private Diagnosis unknownVersion() {
    var ask = "`git ls-remote %s` shows all branches and tags.".formatted(task.repo());
    return task.versionPattern()
        .map(pattern ->
            Diagnosis.of("%s has no tag like %s.".formatted(task.repo(), pattern))
                .remedy("Check `version_pattern`: " + ask))
        .orElseGet(() ->
            Diagnosis.of("%s has no branch or tag %s.".formatted(task.repo(), task.version()))
                .because("A commit can only be named by all of its 40 digits.")
                .remedy("Check `version`: " + ask));
  }

  private Diagnosis changedFiles(GitTree tree) {
    return Diagnosis.of("Files in %s have been changed on the host.".formatted(task.dest()))
        .because("Another version would overwrite those changes.")
        .remedy("Save or undo them on the host, or write `force: true` to lose them.")
        .words(String.join("\n", tree.changed()));
  }
}
