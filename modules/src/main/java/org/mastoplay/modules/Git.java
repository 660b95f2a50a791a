package org.mastoplay.modules;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.mastoplay.module.Alias;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.Mode;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.ScriptState.Ran;
import org.mastoplay.module.TaskModule;
import org.mastoplay.module.Tells;
import org.mastoplay.module.Value;

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
      """,
      """
      - name: Check out the newest release, but no candidate for one
        git:
          repo: https://github.com/mastodon/mastodon.git
          dest: /home/mastodon/live
          version_pattern: ^v[0-9.]+$
        become_user: mastodon
        register: mastodon
      """
    })
@Tells(name = "before", doc = "The commit that was checked out before; empty if there was none")
@Tells(name = "after", doc = "The commit that is checked out now")
@Tells(name = "tag", doc = "The tag of that commit; empty if it has none")
@Tells(name = "version", doc = "The tag or, if there is none, the commit")
record Git(
    @Doc("Address of the repository, as `git clone` takes it") @Alias("name") String repo,
    @Doc("Folder of the work tree") RemotePath dest,
    @Doc("Branch, tag, or full name of a commit; HEAD is the repository's own branch")
        @Default("HEAD")
        String version,
    @Doc("Regular expression: the newest tag that fits is checked out, instead of `version`")
        Optional<String> versionPattern,
    @Doc("How many commits of the history to fetch; all unless given") Optional<Integer> depth,
    @Doc("Whether other branches and tags are left out") @Default("false") boolean singleBranch,
    @Doc("Name under which the work tree knows the repository") @Default("origin") String remote,
    @Doc("Whether files that were changed in the work tree are put back") @Default("false")
        boolean force,
    @Doc("Whether a missing work tree is made") @Default("true") boolean clone_,
    @Doc("Whether a work tree that is there is brought to the version") @Default("true")
        boolean update,
    @Doc("Whether submodules are checked out, too") @Default("true") boolean recursive,
    @Doc("SSH key on the host with which the repository may be read") Optional<RemotePath> keyFile,
    @Doc("Whether the SSH host key of a server that was never seen before is accepted")
        @Default("false")
        boolean acceptNewhostkey,
    @Doc("File with the certificates that are trusted instead of the system's")
        Optional<RemotePath> ca,
    @Doc("Umask with which files are written, such as 0022") Optional<Mode> umask)
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
    if (versionPattern.isPresent() && !version.equals("HEAD")) {
      throw new IllegalArgumentException("give either `version` or `version_pattern`");
    }
    versionPattern.ifPresent(Git::check);
  }

  private static void check(String pattern) {
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "`%s` is not a regular expression: %s".formatted(pattern, e.getDescription()), e);
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
    return new GitPlans(this).plan(now);
  }

  @Override
  public Value.Fields told(String output) {
    return GitTree.of(output).told();
  }

  /** The version as a person reads it who doesn't know the repository. */
  String wanted() {
    return versionPattern.map("the newest tag like "::concat).orElse(version);
  }

  Optional<GitTarget> target(String remote) {
    return versionPattern
        .map(it -> GitTarget.newest(it, remote))
        .orElseGet(() -> GitTarget.find(version, remote));
  }
}
