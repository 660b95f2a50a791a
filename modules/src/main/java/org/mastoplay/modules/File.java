package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mastoplay.module.Alias;
import org.mastoplay.module.Change;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.TaskModule;

/** What stands at a path: a folder, a link, nothing; and its rights. */
@Module(
    name = "file",
    summary = "Makes folders and links, sets rights, and removes what stands at a path.",
    since = "0.1",
    examples = {
      """
      - name: Make the folder for uploads
        file:
          path: /srv/uploads
          state: directory
          owner: www-data
          mode: "0750"
      """,
      """
      - name: Switch the default site off
        file:
          path: /etc/nginx/sites-enabled/default
          state: absent
      """,
      """
      - name: Switch the site on
        file:
          src: ../sites-available/social.example
          path: /etc/nginx/sites-enabled/social.example
          state: link
      """,
      """
      - name: Let the web server read all pages, and nobody write them
        file:
          path: /srv/pages
          state: directory
          recurse: true
          group: www-data
          mode: u=rwX,g=rX,o=
      """
    })
record File(
    @Doc("Path to look after") @Alias({"dest", "name"}) RemotePath path,
    @Doc("What shall stand there; `file` unless given, or `directory` with `recurse`")
        Optional<Kind> state,
    @Doc("What a link leads to; relative to the link's folder unless it begins with `/`")
        Optional<String> src,
    @Doc(
            "Permission bits; a new file has 0644 and a new folder 0755 unless given. With"
                + " `recurse`, `u=rwX,go=rX` lets nobody execute files that nobody could before")
        Optional<ModeRule> mode,
    @Doc("Account that owns it") Optional<Owner> owner,
    @Doc("Group that owns it") Optional<Owner> group,
    @Doc("Whether everything in the folder gets the same mode, owner and group") @Default("false")
        boolean recurse,
    @Doc("Whether a link replaces a file, and may lead to what is not there") @Default("false")
        boolean force,
    @Doc("Whether a link at `path` stands for what it leads to") @Default("true") boolean follow,
    @Doc("When it was last changed") @Default("preserve") FileTime modificationTime,
    @Doc("When it was last read") @Default("preserve") FileTime accessTime)
    implements TaskModule<File.Seen> {

  /** What shall stand at a path. */
  enum Kind {
    @Doc("Something that is there already; only its rights are looked after")
    FILE,
    @Doc("A folder; missing folders above it are made, too")
    DIRECTORY,
    @Doc("A symbolic link to `src`")
    LINK,
    @Doc("A hard link to `src`")
    HARD,
    @Doc("An empty file, if there is none; what is there keeps its times, unless they are given")
    TOUCH,
    @Doc("Nothing; a folder is removed with all that is in it")
    ABSENT
  }

  /**
   * What was seen.
   *
   * @param path where the links lead, if they are followed
   * @param above the folders above the path, outermost first
   * @param below those in the folder whose rights differ, one a line, and how many
   * @param src what stands where a link shall lead
   * @param same whether the path and {@code src} are one file
   * @param times those that it has
   */
  record Seen(
      RemotePath path,
      FileState state,
      Footing footing,
      List<FileState> above,
      String below,
      FileState src,
      boolean same,
      List<String> times) {
    Seen above(List<FileState> folders) {
      return new Seen(path, state, footing, folders, below, src, same, times);
    }

    Seen below(String lines) {
      return new Seen(path, state, footing, above, lines, src, same, times);
    }

    Seen source(FileState seen, boolean isSame) {
      return new Seen(path, state, footing, above, below, seen, isSame, times);
    }

    Seen times(List<String> seen) {
      return new Seen(path, state, footing, above, below, src, same, seen);
    }
  }

  File {
    var links = state.equals(Optional.of(Kind.LINK)) || state.equals(Optional.of(Kind.HARD));
    if (links && src.isEmpty()) {
      throw new IllegalArgumentException("a link needs `src`, which is what it leads to");
    }
    if (!links && src.isPresent()) {
      throw new IllegalArgumentException(
          "`src` is for links: add `state: link`, or use the module `copy` for a copy");
    }
    if (recurse && state.isPresent() && state.get() != Kind.DIRECTORY) {
      throw new IllegalArgumentException("`recurse` needs `state: directory`");
    }
    if (state.equals(Optional.of(Kind.ABSENT)) && path.text().equals("/")) {
      throw new IllegalArgumentException("`/` can't be removed");
    }
    if ((links || state.equals(Optional.of(Kind.ABSENT)))
        && !(modificationTime.equals(FileTime.PRESERVE) && accessTime.equals(FileTime.PRESERVE))) {
      throw new IllegalArgumentException("times are for files and folders");
    }
  }

  Kind kind() {
    return state.orElse(recurse ? Kind.DIRECTORY : Kind.FILE);
  }

  private FileTimes times() {
    return new FileTimes(modificationTime, accessTime);
  }

  @Override
  public Probe<Seen> probe() {
    var access = new Access(mode, owner, group);
    var followed =
        follow && (kind() == Kind.FILE || kind() == Kind.DIRECTORY || kind() == Kind.TOUCH);
    var here =
        followed
            ? Followed.look(path, Depth.ATTRIBUTES)
            : Probe.file(path, Depth.ATTRIBUTES).map(it -> new Followed(path, it));
    return here.with(
            Footing.look(path, access),
            (it, footing) ->
                new Seen(
                    it.path(),
                    it.state(),
                    footing,
                    List.of(),
                    "",
                    new FileState.Absent(),
                    false,
                    List.of()))
        .with(source(), (seen, source) -> seen.source(source.state(), source.same()))
        .then(seen -> kind() == Kind.DIRECTORY ? folder(seen) : Probe.known(seen))
        .then(seen -> times().look(seen.path()).map(seen::times));
  }

  /** What a link shall lead to, and whether it is the same file already. */
  private record Source(FileState state, boolean same) {}

  private Probe<Source> source() {
    if (src.isEmpty()) {
      return Probe.known(new Source(new FileState.Absent(), false));
    }
    var source = Followed.target(path, src.get());
    var same =
        kind() == Kind.HARD
            ? Probe.script(Script.of("[ \"$1\" -ef \"$2\" ]", path.text(), source.text()))
                .map(it -> it instanceof ScriptState.Ran ran && ran.succeeded())
            : Probe.known(false);
    return Probe.file(source, Depth.ATTRIBUTES).with(same, Source::new);
  }

  private Probe<Seen> folder(Seen seen) {
    return switch (seen.state()) {
      case FileState.Directory _ when recurse && !target(seen).rights().areOpen() ->
          Probe.script(FolderPlans.findOthers(target(seen)))
              .map(it -> seen.below(it.output().orElse("")));
      case FileState.Absent _ ->
          Probe.each(FolderPlans.above(seen.path()), it -> Probe.file(it, Depth.ATTRIBUTES))
              .map(it -> seen.above(List.copyOf(it.values())));
      default -> Probe.known(seen);
    };
  }

  private FileTarget target(Seen now) {
    var fresh = kind() == Kind.DIRECTORY ? Rights.FOLDER : Rights.FILE;
    return new FileTarget(now.path(), now.footing().rights(now.state(), fresh), mode, src, force);
  }

  @Override
  public Plan plan(Seen now) {
    var target = target(now);
    return switch (kind()) {
      case FILE -> now.footing().bearOwner(withTimes(now, FilePlans.existing(target, now.state())));
      case TOUCH -> now.footing().bear(withTimes(now, FilePlans.touched(target, now.state())));
      case DIRECTORY -> now.footing().bearOwner(withTimes(now, FolderPlans.folder(target, now)));
      case LINK -> now.footing().bear(LinkPlans.symbolic(target, now));
      case HARD -> now.footing().bear(LinkPlans.hard(target, now));
      case ABSENT -> FilePlans.absent(target, now.state());
    };
  }

  private Plan withTimes(Seen now, Plan plan) {
    var times = times().change(now.path(), now.state(), now.times());
    if (times.isEmpty() || plan instanceof Plan.Impossible) {
      return plan;
    }
    var changes = new ArrayList<Change>();
    if (plan instanceof Plan.Changes it) {
      changes.addAll(it.changes());
    }
    changes.add(times.get());
    return Plan.of(changes);
  }
}
