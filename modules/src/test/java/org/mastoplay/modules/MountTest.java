package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link Mount}. */
final class MountTest extends ModuleTable {
  private static final String TASK =
      "mount: {path: /srv/a, src: /dev/vdb, fstype: ext4, state: %s}";
  private static final String LINE = "/dev/vdb /srv/a ext4 defaults 0 0\n";

  @Override
  List<Case> cases() {
    return List.of(
        row(
            "now and later",
            TASK.formatted("mounted"),
            table("# table\n"),
            "~ /etc/fstab [# table| → # table|/dev/vdb /srv/a ext4 defaults 0 0|]",
            "~ /srv/a mounted no → /dev/vdb",
            "$ put /etc/fstab 0644",
            "$",
            "$ /srv/a /dev/vdb ext4 defaults"),
        row(
            "in order",
            TASK.formatted("mounted"),
            mounted().file("/etc/fstab", LINE, "0644", "root"),
            "="),
        row(
            "with other options",
            "mount: {path: /srv/a, src: /dev/vdb, fstype: ext4, opts: noatime, state: mounted}",
            mounted().file("/etc/fstab", "/dev/vdb  /srv/a ext4\n", "0644", "root"),
            "~ /etc/fstab [/dev/vdb  /srv/a ext4| → /dev/vdb /srv/a ext4 noatime 0 0|]",
            "$ put /etc/fstab 0644",
            "$",
            "$ mount -o remount,noatime -- /srv/a"),
        row(
            "later",
            TASK.formatted("present"),
            table(""),
            "~ /etc/fstab [ → /dev/vdb /srv/a ext4 defaults 0 0|]",
            "$ put /etc/fstab 0644",
            "$"),
        row(
            "not now",
            "mount: {path: /srv/a, state: unmounted}",
            mounted(),
            "~ /srv/a mounted /dev/vdb → no",
            "$ umount -- /srv/a"),
        row(
            "never",
            "mount: {path: /srv/a, state: absent}",
            mounted().file("/etc/fstab", LINE, "0644", "root"),
            "~ /srv/a mounted /dev/vdb → no",
            "~ /etc/fstab [/dev/vdb /srv/a ext4 defaults 0 0| → ]",
            "$ umount -- /srv/a",
            "$ put /etc/fstab 0644",
            "$"),
        row(
            "for now",
            TASK.formatted("ephemeral"),
            Observed.bare(),
            "~ /srv/a mounted no → /dev/vdb"),
        row(
            "once more",
            "mount: {path: /srv/a, state: remounted}",
            mounted(),
            "* /srv/a is mounted once more",
            "$ mount -o remount -- /srv/a"),
        row(
            "a file in its place",
            TASK.formatted("mounted"),
            Observed.bare().file("/srv/a", "", "0644", "root"),
            "! /srv/a is not a folder."),
        row(
            "nothing to mount",
            "mount: {path: /srv/a, state: mounted}",
            Observed.bare(),
            "? give `src` and `fstype`"),
        row(
            "without it there is no host",
            "mount: {path: /, state: absent}",
            Observed.bare(),
            "? a host can't do without `/`"));
  }

  private static Observed table(String text) {
    return Observed.bare()
        .file("/etc/fstab", text, "0644", "root")
        .folder("/srv/a", "0755", "root")
        .answers("mountinfo", "");
  }

  private static Observed mounted() {
    return Observed.bare().folder("/srv/a", "0755", "root").answers("mountinfo", "ext4 /dev/vdb\n");
  }
}
