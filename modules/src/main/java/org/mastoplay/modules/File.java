package org.mastoplay.modules;

import java.util.List;
import java.util.Optional;
import org.mastoplay.module.Alias;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Mode;
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
      """
    })
record File(
    @Doc("Path to look after") @Alias({"dest", "name"}) RemotePath path,
    @Doc("What shall stand there; `file` unless given, or `directory` with `recurse`")
        Optional<Kind> state,
    @Doc("What a link leads to; relative to the link's folder unless it begins with `/`")
        Optional<String> src,
    @Doc("Permission bits; a new file has 0644 and a new folder 0755 unless given")
        Optional<Mode> mode,
    @Doc("Account that owns it") Optional<AccountName> owner,
    @Doc("Group that owns it") Optional<AccountName> group,
    @Doc("Whether everything in the folder gets the same mode, owner and group") @Default("false")
        boolean recurse,
    @Doc("Whether a link replaces a file, or another link's target may be missing")
        @Default("false")
        boolean force)
    implements TaskModule<File.Seen> {

  /** What shall stand at a path. */
  enum Kind {
    @Doc("A regular file that is there already; only its rights are looked after")
    FILE,
    @Doc("A folder; missing folders above it are made, too")
    DIRECTORY,
    @Doc("A symbolic link to `src`")
    LINK,
    @Doc("A hard link to `src`")
    HARD,
    @Doc("An empty file, if there is none; what is there keeps its times")
    TOUCH,
    @Doc("Nothing; a folder is removed with all that is in it")
    ABSENT
  }

  /**
   * What was seen.
   *
   * @param above the folders above the path, outermost first
   * @param below those in the folder whose rights differ, one a line
   * @param same whether the path and {@code src} are one file
   */
  record Seen(FileState state, List<FileState> above, String below, boolean same) {}

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
  }

  Kind kind() {
    return state.orElse(recurse ? Kind.DIRECTORY : Kind.FILE);
  }

  Rights rights() {
    return new Rights(mode, owner, group);
  }

  @Override
  public Probe<Seen> probe() {
    return Probe.file(path, Depth.ATTRIBUTES)
        .then(state ->
            switch (kind()) {
              case DIRECTORY -> folder(state);
              case HARD ->
                  Probe.script(Script.of("[ \"$1\" -ef \"$2\" ]", path.text(), src.orElseThrow()))
                      .map(it ->
                          new Seen(
                              state,
                              List.of(),
                              "",
                              it instanceof ScriptState.Ran ran && ran.succeeded()));
              default -> Probe.known(new Seen(state, List.of(), "", false));
            });
  }

  @Override
  public Plan plan(Seen now) {
    return switch (kind()) {
      case FILE -> FilePlans.existing(this, now.state());
      case TOUCH -> FilePlans.touched(this, now.state());
      case DIRECTORY -> FolderPlans.folder(this, now);
      case LINK -> LinkPlans.symbolic(this, now.state());
      case HARD -> LinkPlans.hard(this, now);
      case ABSENT -> FilePlans.absent(this, now.state());
    };
  }

  private Probe<Seen> folder(FileState state) {
    return switch (state) {
      case FileState.Directory _ when recurse && !rights().areOpen() ->
          Probe.script(FolderPlans.findOthers(this))
              .map(it -> new Seen(state, List.of(), it.output().orElse(""), false));
      case FileState.Absent _ ->
          Probe.each(FolderPlans.above(path), it -> Probe.file(it, Depth.ATTRIBUTES))
              .map(it -> new Seen(state, List.copyOf(it.values()), "", false));
      default -> Probe.known(new Seen(state, List.of(), "", false));
    };
  }
}
