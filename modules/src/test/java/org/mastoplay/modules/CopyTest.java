package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link Copy}. */
final class CopyTest extends ModuleTable {
  @Override
  List<Case> cases() {
    return List.of(
        row(
            "new file",
            "copy: {content: hello, dest: /etc/motd}",
            Observed.bare(),
            "~ /etc/motd [ → hello] new, 0644 root",
            "$ put /etc/motd 0644"),
        row(
            "other contents keep the mode",
            "copy: {content: new, dest: /a}",
            Observed.bare().file("/a", "old", "0600", "alice"),
            "~ /a [old → new]",
            "$ put /a 0600"),
        row(
            "in order",
            "copy: {content: same, dest: /a, mode: 0644}",
            Observed.bare().file("/a", "same", "0644", "root"),
            "="),
        row(
            "rights alone",
            "copy: {content: same, dest: /a, mode: 0600, owner: alice}",
            Observed.bare().file("/a", "same", "0644", "root"),
            "~ /a mode 0644 → 0600",
            "~ /a owner root → alice",
            "$ /a alice  0600"),
        row(
            "a folder keeps the name of the file",
            "copy: {src: files/x.conf, dest: /etc/x/}",
            Observed.bare().folder("/etc/x", "0755", "root"),
            "~ /etc/x/x.conf [ → files/x.conf] new, 0644 root"),
        row(
            "an existing folder, too",
            "copy: {src: files/x.conf, dest: /etc/x}",
            Observed.bare().folder("/etc/x", "0755", "root"),
            "~ /etc/x/x.conf [ → files/x.conf] new, 0644 root"),
        row(
            "without force what is there stays",
            "copy: {content: b, dest: /a, force: false}",
            Observed.bare().file("/a", "a", "0644", "root"),
            "="),
        row(
            "from the host itself",
            "copy: {remote_src: /a, dest: /b}",
            Observed.bare().file("/a", "x", "0600", "root"),
            "~ /b [ → x] new, 0644 root"),
        row(
            "from the host, where nothing is",
            "copy: {remote_src: /a, dest: /b}",
            Observed.bare(),
            "! /a can't be copied."),
        row(
            "contents into a folder",
            "copy: {content: x, dest: /a}",
            Observed.bare().folder("/a", "0755", "root"),
            "! /a is not a regular file."),
        row(
            "two sources",
            "copy: {content: x, src: y, dest: /a}",
            Observed.bare(),
            "? give one of `src`, `content` and `remote_src`"),
        row(
            "a relative path",
            "copy: {content: x, dest: a}",
            Observed.bare(),
            "? `a` is not an absolute path: a path on a host begins with `/`"),
        row(
            "validate without a file",
            "copy: {content: x, dest: /a, validate: visudo -c}",
            Observed.bare(),
            "? `visudo -c` doesn't say where the new file goes: write %s in its place"));
  }
}
