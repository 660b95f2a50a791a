package org.mastoplay.modules;

import java.util.Map;
import java.util.Optional;
import org.mastoplay.module.Change;
import org.mastoplay.module.Content;
import org.mastoplay.module.Default;
import org.mastoplay.module.Difference;
import org.mastoplay.module.Doc;
import org.mastoplay.module.FileState;
import org.mastoplay.module.LocalTree;
import org.mastoplay.module.Mode;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.TaskModule;
import org.mastoplay.text.Diagnosis;

/** A file with given contents, or a folder with all that is in it. */
@Module(
    name = "copy",
    summary = "Puts a file or a folder on the host, or a file with a given text.",
    since = "0.1",
    examples = {
      """
      - name: Say who looks after this host
        copy:
          content: |
            This host is looked after by mastoplay.
          dest: /etc/motd
          mode: "0644"
      """,
      """
      - name: Let administrators use sudo
        copy:
          content: "%sudo ALL=(ALL:ALL) ALL\\n"
          dest: /etc/sudoers.d/admins
          mode: "0440"
          validate: visudo -cf %s
      """,
      """
      - name: Put up the static pages
        copy:
          src: pages/
          dest: /srv/pages
          owner: www-data
          mode: "0644"
          directory_mode: "0755"
      """
    })
record Copy(
    @Doc(
            "File or folder beside the playbook; of a folder that ends in `/` only what is in it"
                + " goes to `dest`")
        Optional<LocalTree> src,
    @Doc("The contents themselves, instead of `src`") Optional<Content> content,
    @Doc("File on the host to take, instead of `src`") Optional<RemoteSource> remoteSrc,
    @Doc("Where it goes; a file goes into it, if that is a folder") Destination dest,
    @Doc("Permission bits of files, or `preserve` for those of the original; a new file has 0644")
        Optional<CopyMode> mode,
    @Doc("Permission bits of new folders, if `src` is a folder; 0755 unless given")
        Optional<ModeRule> directoryMode,
    @Doc("Account that owns it") Optional<Owner> owner,
    @Doc("Group that owns it") Optional<Owner> group,
    @Doc("Whether the old file is kept beside it, with the time in its name") @Default("false")
        boolean backup,
    @Doc("Whether a file that is already there with other contents is replaced") @Default("true")
        boolean force,
    @Doc("Whether a link at `dest` stays, and the file that it leads to is replaced")
        @Default("false")
        boolean follow,
    @Doc("SHA-256 that the file must have, or it is not copied") Optional<Sha256> checksum,
    @Doc("Command that must accept the new file before it takes its place")
        Optional<Validation> validate)
    implements TaskModule<Copy.Seen> {

  Copy {
    var sources =
        (src.isPresent() ? 1 : 0) + (content.isPresent() ? 1 : 0) + (remoteSrc.isPresent() ? 1 : 0);
    if (sources != 1) {
      throw new IllegalArgumentException("give one of `src`, `content` and `remote_src`");
    }
    if (content.isPresent() && dest.isFolder()) {
      throw new IllegalArgumentException(
          "with `content`, `dest` must be a file: write a name behind the last `/`");
    }
    if (content.isPresent() && mode.filter(it -> it.rule().isEmpty()).isPresent()) {
      throw new IllegalArgumentException("`content` has no mode that `preserve` could keep");
    }
    var folder = src.filter(LocalTree::isFolder).isPresent();
    if (folder && (checksum.isPresent() || validate.isPresent())) {
      throw new IllegalArgumentException("`checksum` and `validate` are for a single file");
    }
    if (!folder && directoryMode.isPresent() && content.isPresent()) {
      throw new IllegalArgumentException("`directory_mode` is for folders");
    }
  }

  /** What was seen. */
  sealed interface Seen {}

  /**
   * What was seen of a single file.
   *
   * @param wanted its contents, if they can be had
   */
  record SeenFile(Optional<Content> wanted, Optional<Destination.Seen> target) implements Seen {}

  /**
   * What was seen of a folder.
   *
   * @param states of the folders and files that shall be there, outermost first
   */
  record SeenTree(Map<RemotePath, FileState> states, Access.Known access) implements Seen {}

  @Override
  public Probe<Seen> probe() {
    if (src.filter(LocalTree::isFolder).isPresent()) {
      return new CopyTree(this, src.get()).probe().map(it -> it);
    }
    if (remoteSrc.isPresent()) {
      var path = remoteSrc.get().path();
      return Probe.file(path, Depth.CONTENT)
          .then(state ->
              state instanceof FileState.Regular it && it.content().isPresent()
                  ? target(path.fileName(), it.content().get(), it.mode())
                  : Probe.known(new SeenFile(Optional.empty(), Optional.empty())));
    }
    if (content.isPresent()) {
      return Destination.at(dest.path(), content.get(), access(Rights.FILE), follow)
          .map(seen -> new SeenFile(content, Optional.of(seen)));
    }
    var file = src.orElseThrow().entries().getFirst();
    return target(file.path(), file.content().orElseThrow(), file.mode());
  }

  @Override
  public Plan plan(Seen now) {
    return switch (now) {
      case SeenTree it -> new CopyTree(this, src.orElseThrow()).plan(it);
      case SeenFile it when it.wanted().isPresent() && it.target().isPresent() ->
          plan(it.wanted().get(), it.target().get());
      case SeenFile _ ->
          Plan.impossible(
              Diagnosis.of("%s can't be copied.".formatted(remoteSrc.orElseThrow().path()))
                  .because("There is no such file on the host, or it is larger than 1 MiB.")
                  .remedy(
                      "Check `remote_src`; copy a folder or a large file with `command: cp -a"
                          + " …`."));
    };
  }

  private Plan plan(Content wanted, Destination.Seen target) {
    if (checksum.filter(it -> !it.digits().equals(wanted.sha256())).isPresent()) {
      return Plan.impossible(
          Diagnosis.of(
                  "What shall be copied to %s is not what it should be.".formatted(dest.path()))
              .because(
                  "Its SHA-256 is %s, and `checksum` asks for another.".formatted(wanted.sha256()))
              .remedy("Get the right file, or correct `checksum`."));
    }
    var state = target.state();
    var file =
        new DesiredFile(
            target.path(),
            wanted,
            target.footing().rights(state),
            validate.map(Validation::script),
            backup);
    var plan =
        target
            .footing()
            .bear(
                force || state instanceof FileState.Absent
                    ? file.plan(state)
                    : file.rightsOnly(state));
    return remoteSrc.map(it -> withoutContents(plan, it.path())).orElse(plan);
  }

  /** What comes from the host may be secret, and nobody has told us so: it is not shown. */
  private static Plan withoutContents(Plan plan, RemotePath source) {
    return plan instanceof Plan.Changes it
        ? Plan.of(
            it.changes().stream()
                .map(change ->
                    new Change(
                        change.differences().stream()
                            .map(difference -> withoutContents(difference, source))
                            .toList(),
                        change.actions(),
                        change.touch()))
                .toList())
        : plan;
  }

  private static Difference withoutContents(Difference difference, RemotePath source) {
    return switch (difference) {
      case Difference.Contents it when it.before().isEmpty() ->
          new Difference.Appears(
              it.subject(), "like " + source + it.detail().replaceFirst("^new", ""));
      case Difference.Contents it ->
          new Difference.Differs(it.subject(), "contents", "others", "those of " + source);
      default -> difference;
    };
  }

  private Access access(Mode original) {
    return new Access(mode.map(it -> it.of(original)), owner, group);
  }

  private Probe<Seen> target(String name, Content wanted, Mode original) {
    return dest.look(name, wanted, access(original), follow)
        .map(seen -> new SeenFile(Optional.of(wanted), Optional.of(seen)));
  }
}
