package org.mastoplay.modules;

import java.util.Optional;
import org.mastoplay.module.Content;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.FileState;
import org.mastoplay.module.LocalFile;
import org.mastoplay.module.Mode;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.TaskModule;
import org.mastoplay.text.Diagnosis;

/** A file with given contents. */
@Module(
    name = "copy",
    summary = "Puts a file on the host, with the contents of a local file or with a given text.",
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
      """
    })
record Copy(
    @Doc("File beside the playbook whose contents to take") Optional<LocalFile> src,
    @Doc("The contents themselves, instead of `src`") Optional<Content> content,
    @Doc("File on the host whose contents to take, instead of `src`; at most 1 MiB")
        Optional<RemotePath> remoteSrc,
    @Doc("Where the file goes; into it, if that is a folder") Destination dest,
    @Doc("Permission bits; a new file has 0644 unless given") Optional<Mode> mode,
    @Doc("Account that owns it") Optional<AccountName> owner,
    @Doc("Group that owns it") Optional<AccountName> group,
    @Doc("Whether the old file is kept beside it, with the time in its name") @Default("false")
        boolean backup,
    @Doc("Whether a file that is already there with other contents is replaced") @Default("true")
        boolean force,
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
  }

  /** What was seen at both ends. */
  record Seen(Optional<Content> wanted, Destination.Seen target) {}

  @Override
  public Probe<Seen> probe() {
    if (remoteSrc.isEmpty()) {
      return target(src.map(LocalFile::content).or(() -> content).orElseThrow());
    }
    return Probe.file(remoteSrc.get(), Depth.CONTENT)
        .then(state ->
            state instanceof FileState.Regular it && it.content().isPresent()
                ? target(it.content().get())
                : Probe.known(
                    new Seen(
                        Optional.empty(),
                        new Destination.Seen(dest.path(), new FileState.Absent()))));
  }

  @Override
  public Plan plan(Seen now) {
    if (now.wanted().isEmpty()) {
      return Plan.impossible(
          Diagnosis.of("%s can't be copied.".formatted(remoteSrc.orElseThrow()))
              .because("There is no such file on the host, or it is larger than 1 MiB.")
              .remedy("Check `remote_src`; copy a large file with `command: cp -p …`."));
    }
    var file =
        new DesiredFile(
            now.target().path(),
            now.wanted().get(),
            new Rights(mode, owner, group),
            validate.map(Validation::script),
            backup);
    var state = now.target().state();
    return force || state instanceof FileState.Absent ? file.plan(state) : file.rightsOnly(state);
  }

  private Probe<Seen> target(Content wanted) {
    var name = src.map(LocalFile::name).or(() -> remoteSrc.map(RemotePath::fileName));
    return (name.isPresent()
            ? dest.look(name.get(), wanted)
            : DesiredFile.look(dest.path(), wanted)
                .map(state -> new Destination.Seen(dest.path(), state)))
        .map(seen -> new Seen(Optional.of(wanted), seen));
  }
}
