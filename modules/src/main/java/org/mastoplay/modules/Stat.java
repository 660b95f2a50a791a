package org.mastoplay.modules;

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
import org.mastoplay.module.TaskModule;
import org.mastoplay.module.Tells;
import org.mastoplay.module.Value;

/** A look at a path. */
@Module(
    name = "stat",
    summary = "Looks at a file or folder, and tells what it is; changes nothing.",
    since = "0.1",
    examples = {
      """
      - name: Look whether the host wants to be restarted
        stat:
          path: /run/reboot-required
        register: wish
      """,
      """
      - name: Look at the settings
        stat:
          path: /home/mastodon/live/.env.production
          get_checksum: true
        register: settings
      """
    })
@Tells(name = "stat.exists", doc = "Whether there is anything at that path")
@Tells(name = "stat.path", doc = "The path")
@Tells(name = "stat.isreg", doc = "Whether it is a regular file")
@Tells(name = "stat.isdir", doc = "Whether it is a folder")
@Tells(name = "stat.islnk", doc = "Whether it is a link")
@Tells(name = "stat.lnk_target", doc = "Where a link leads, as it is written in it")
@Tells(name = "stat.mode", doc = "Its mode, such as 0644")
@Tells(name = "stat.pw_name", doc = "The account that owns it")
@Tells(name = "stat.gr_name", doc = "Its group")
@Tells(name = "stat.size", doc = "How many bytes a regular file has")
@Tells(name = "stat.checksum", doc = "The SHA-256 of a regular file, if it was asked for")
record Stat(
    @Doc("Path to look at") @Alias({"dest", "name"}) RemotePath path,
    @Doc("Whether the contents of a regular file are hashed") @Default("false") boolean getChecksum)
    implements TaskModule<FileState> {

  @Override
  public Probe<FileState> probe() {
    return Probe.file(path, getChecksum ? Depth.DIGEST : Depth.ATTRIBUTES);
  }

  @Override
  public Plan plan(FileState now) {
    return Plan.tells(Value.Fields.NONE.with("stat", told(now)));
  }

  /** All names are there whatever there is, so that no playbook trips over one that is missing. */
  private Value.Fields told(FileState now) {
    var told =
        Value.Fields.NONE
            .with("exists", !(now instanceof FileState.Absent))
            .with("path", path.text())
            .with("isreg", now instanceof FileState.Regular)
            .with("isdir", now instanceof FileState.Directory)
            .with("islnk", now instanceof FileState.Link)
            .with("lnk_target", now instanceof FileState.Link link ? link.target() : "");
    return switch (now) {
      case FileState.Regular it ->
          owned(told, it.mode(), it.owner(), it.group())
              .with("size", it.size())
              .with("checksum", it.sha256().orElse(""));
      case FileState.Directory it -> empty(owned(told, it.mode(), it.owner(), it.group()));
      case FileState.Link it -> empty(owned(told, new Mode(0777), it.owner(), it.group()));
      case FileState.Special _, FileState.Absent _ ->
          empty(told.with("mode", "").with("pw_name", "").with("gr_name", ""));
    };
  }

  private static Value.Fields owned(Value.Fields told, Mode mode, String owner, String group) {
    return told.with("mode", mode.toString()).with("pw_name", owner).with("gr_name", group);
  }

  private static Value.Fields empty(Value.Fields told) {
    return told.with("size", 0).with("checksum", "");
  }
}
