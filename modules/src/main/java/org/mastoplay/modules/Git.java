package org.mastoplay.modules;

import java.util.List;
import java.util.Optional;
import org.mastoplay.module.Action;
import org.mastoplay.module.Alias;
import org.mastoplay.module.Change;
import org.mastoplay.module.Default;
import org.mastoplay.module.Difference;
import org.mastoplay.module.Doc;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.ScriptState.Ran;
import org.mastoplay.module.TaskModule;
import org.mastoplay.module.Touch;
import org.mastoplay.text.Diagnosis;

/** A work tree of a Git repository at a certain version. */
@Module(
    name = "git",
    summary = "Checks out a version of a Git repository.",
    since = "0.1",
    needs = "git",
    examples = {
      """
      - name: Check out Mastodon
        git:
          repo: https://github.com/mastodon/mastodon.git
          dest: /home/mastodon/live
          version: v4.5.0
        become_user: mastodon
      """,
      """
      - name: Check out the newest ruby-build, without its history
        git:
          repo: https://github.com/rbenv/ruby-build.git
          dest: /opt/ruby-build
          depth: 1
      """
    })
record Git(
    @Doc("Address of the repository, as `git clone` takes it") @Alias("name") String repo,
    @Doc("Folder of the work tree") RemotePath dest,
    @Doc("Branch, tag, or full name of a commit; HEAD is the repository's own branch")
        @Default("HEAD")
        String version,
    @Doc("How many commits of the history to fetch; all unless given") Optional<Integer> depth,
    @Doc("Name under which the work tree knows the repository") @Default("origin") String remote,
    @Doc("Whether files that were changed in the work tree are put back") @Default("false")
        boolean force,
    @Doc("Whether a missing work tree is made") @Default("true") boolean clone_,
    @Doc("Whether a work tree that is there is brought to the version") @Default("true")
        boolean update,
    @Doc("Whether submodules are checked out, too") @Default("true") boolean recursive)
    implements TaskModule<Git.Seen> {

  /** What was seen of the work tree and of the repository. */
  record Seen(ScriptState local, ScriptState remote) {}

  Git {
    if (repo.isBlank() || repo.startsWith("-")) {
      throw new IllegalArgumentException("`%s` is not the address of a repository".formatted(repo));
    }
    if (version.isBlank() || version.startsWith("-") || version.contains(" ")) {
      throw new IllegalArgumentException("`%s` is not a version".formatted(version));
    }
    if (depth.filter(it -> it < 1).isPresent()) {
      throw new IllegalArgumentException("`depth` is at least 1");
    }
  }

  @Override
  public Probe<Seen> probe() {
    var known = Probe.<ScriptState>known(new Ran(0, "", ""));
    var local = Probe.script(GitHost.local(this));
    return GitTarget.isCommit(version)
        ? local.with(known, Seen::new)
        : local.with(Probe.script(GitHost.remote(this)), Seen::new);
  }

  @Override
  public Plan plan(Seen now) {
    var local = now.local().output().orElse("");
    if (local.startsWith("occupied")) {
      return Plan.impossible(
          Diagnosis.of("%s can't become a work tree.".formatted(dest))
              .because("There are files in it, and it is no Git repository.")
              .remedy("Move them away, or choose another `dest`."));
    }
    if (now.local() instanceof Ran ran && !ran.succeeded()) {
      return Plan.impossible(
          Diagnosis.of("The work tree %s can't be read.".formatted(dest)).words(ran.err()));
    }
    var head = value(local, "head ");
    if (head.isEmpty() && !clone_) {
      return Plan.says("not made: %s is not there, and `clone` is false".formatted(dest));
    }
    if (head.isPresent() && !update) {
      return Plan.inOrder();
    }
    if (now.local() instanceof ScriptState.Unavailable) {
      // Without git there is no work tree, and nobody to ask what the version is.
      return Plan.of(checkOut(Optional.empty(), new GitTarget("branch", version, "")));
    }
    if (now.remote() instanceof Ran ran && !ran.succeeded()) {
      return Plan.impossible(unreachable().words(ran.err()));
    }
    return GitTarget.find(version, now.remote().output().orElse(""))
        .map(target -> planned(local, head, target))
        .orElseGet(() -> Plan.impossible(unknownVersion()));
  }

  private Plan planned(String local, Optional<String> head, GitTarget target) {
    var changed = local.lines().filter(line -> line.startsWith("changed ")).toList();
    var same = head.equals(Optional.of(target.commit()));
    var moved = head.isPresent() && !value(local, "url ").equals(Optional.of(repo));
    if (same && !moved && (changed.isEmpty() || !force)) {
      return Plan.inOrder();
    }
    if (!changed.isEmpty() && !force) {
      return Plan.impossible(changedFiles(changed));
    }
    return Plan.of(checkOut(head, target));
  }

  private Change checkOut(Optional<String> head, GitTarget target) {
    var wanted = (version + " " + brief(target.commit())).strip();
    var difference =
        head.<Difference>map(it ->
                it.equals(target.commit())
                    ? new Difference.Differs(dest.text(), "work tree", "changed", "as in " + wanted)
                    : new Difference.Differs(dest.text(), "version", brief(it), wanted))
            .orElseGet(
                () -> new Difference.Appears(dest.text(), "%s at %s".formatted(repo, wanted)));
    return Change.of(difference, new Action.Run(GitHost.checkOut(this, target)), Touch.anything());
  }

  private static Optional<String> value(String local, String key) {
    return local
        .lines()
        .filter(line -> line.startsWith(key) && line.length() > key.length())
        .map(line -> line.substring(key.length()))
        .findFirst();
  }

  private static String brief(String commit) {
    return commit.length() > 10 ? "(" + commit.substring(0, 10) + ")" : commit;
  }

  private Diagnosis unreachable() {
    return Diagnosis.of("The repository %s can't be read from the host.".formatted(repo))
        .remedy(
            "Check the address, and that the host can reach it and may read it. A private"
                + " repository needs a key on the host.");
  }

  private Diagnosis unknownVersion() {
    return Diagnosis.of("%s has no branch or tag %s.".formatted(repo, version))
        .because("A commit can only be named by all of its 40 digits.")
        .remedy("Check `version`: `git ls-remote %s` shows all branches and tags.".formatted(repo));
  }

  private Diagnosis changedFiles(List<String> changed) {
    return Diagnosis.of("Files in %s have been changed on the host.".formatted(dest))
        .because("Another version would overwrite those changes.")
        .remedy("Save or undo them on the host, or write `force: true` to lose them.")
        .words(
            String.join(
                "\n", changed.stream().map(line -> line.substring("changed ".length())).toList()));
  }
}
