package org.mastoplay.modules;

import java.util.Optional;
import org.mastoplay.module.Alias;
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

/** A file system in its place. */
@Module(
    name = "mount",
    summary = "Mounts a disk or another file system in its place, now and when the host starts.",
    since = "0.1",
    examples = {
      """
      - name: Keep the uploads on the second disk
        mount:
          path: /srv/uploads
          src: LABEL=uploads
          fstype: ext4
          opts: noatime,nofail
          state: mounted
      """,
      """
      - name: Keep temporary files in memory
        mount:
          path: /tmp
          src: tmpfs
          fstype: tmpfs
          opts: mode=1777,size=512m
          state: mounted
      """
    })
record Mount(
    @Doc("Folder in which its files appear") @Alias("name") RemotePath path,
    @Doc("What is mounted: a device, LABEL=…, UUID=…, or what the type needs") Optional<String> src,
    @Doc("Type of the file system") Optional<String> fstype,
    @Doc("Options of the mount") @Default("defaults") String opts,
    @Doc("Whether dump saves it; hardly anybody uses that") @Default("0") int dump,
    @Doc("When it is checked at the start: 0 never, 1 first, 2 afterwards") @Default("0")
        int passno,
    @Doc("Whether it is mounted, and whether the host mounts it when it starts") State state,
    @Doc("Table of what is mounted at the start") @Default("/etc/fstab") RemotePath fstab)
    implements TaskModule<Mount.Seen> {

  /** Where it is to be. */
  enum State {
    @Doc("In the table, and mounted now; the folder is made if there is none")
    MOUNTED,
    @Doc("In the table, and left as it is until the next start")
    PRESENT,
    @Doc("Not mounted now; the table stays as it is")
    UNMOUNTED,
    @Doc("Neither in the table nor mounted; the folder stays")
    ABSENT,
    @Doc("Mounted with its options once more, in every run")
    REMOUNTED,
    @Doc("Mounted now, and not in the table")
    EPHEMERAL
  }

  /** What was seen. */
  record Seen(FileState fstab, FileState folder, ScriptState mounts) {}

  Mount {
    var brings = state == State.MOUNTED || state == State.PRESENT || state == State.EPHEMERAL;
    if (brings && (src.isEmpty() || fstype.isEmpty())) {
      throw new IllegalArgumentException("give `src` and `fstype`");
    }
    if ((opts + fstype.orElse("")).matches("(?s).*\\s.*") || opts.isEmpty()) {
      throw new IllegalArgumentException("`opts` and `fstype` have no blanks: part them by commas");
    }
    if (path.text().equals("/") && (state == State.ABSENT || state == State.UNMOUNTED)) {
      throw new IllegalArgumentException("a host can't do without `/`");
    }
  }

  @Override
  public Probe<Seen> probe() {
    return Probe.file(fstab, Depth.CONTENT)
        .with(Probe.file(path, Depth.ATTRIBUTES), (table, folder) -> new Seen(table, folder, NONE))
        .with(
            Probe.script(look()), (seen, mounts) -> new Seen(seen.fstab(), seen.folder(), mounts));
  }

  @Override
  public Plan plan(Seen now) {
    return new MountPlans(this, now).plan();
  }

  /** What is asked of the host: the kernel's own table. */
  Script look() {
    return Script.of(MountPlans.LOOK, path.text());
  }

  private static final ScriptState NONE = new ScriptState.Unavailable("");
}
