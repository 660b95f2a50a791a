package org.mastoplay.modules;

import java.util.List;
import org.mastoplay.module.FileState;

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
            Observed.bare().account("alice", "", "").file("/a", "same", "0644", "root"),
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
            "+ /b like /a, 0644 root"),
        row(
            "from the host, what others must not read here either",
            "copy: {remote_src: /a, dest: /b}",
            Observed.bare().file("/a", "x", "0600", "root").file("/b", "y", "0600", "root"),
            "~ /b contents others → those of /a"),
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
            "a folder that is not there",
            "copy: {content: x, dest: /b/a}",
            Observed.bare(),
            "! There is no folder /b."),
        row(
            "an owner that is not there",
            "copy: {content: x, dest: /a, owner: alice}",
            Observed.bare(),
            "! There is no account alice."),
        row(
            "an owner by number",
            "copy: {content: x, dest: /a, owner: 1000, group: 1000}",
            Observed.bare().answers("passwd 1000", "alice\n"),
            "~ /a [ → x] new, 0644 alice:1000"),
        row(
            "a mode by what changes",
            "copy: {content: x, dest: /a, mode: 'g-r,u+x'}",
            Observed.bare().file("/a", "x", "0640", "root"),
            "~ /a mode 0640 → 0700"),
        row(
            "what a link leads to",
            "copy: {content: x, dest: /a, follow: true}",
            Observed.bare()
                .file("/a", new FileState.Link("../etc/b", "root", "root"))
                .file("/etc/b", "y", "0640", "root"),
            "~ /etc/b [y → x]"),
        row(
            "a link itself",
            "copy: {content: x, dest: /a}",
            Observed.bare()
                .file("/a", new FileState.Link("../etc/b", "root", "root"))
                .file("/etc/b", "y", "0640", "root"),
            "~ /a kind link to ../etc/b → regular file",
            "~ /a [ → x]"),
        row(
            "what it should be",
            "copy: {content: x, dest: /a, checksum: sha256:"
                + "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881}",
            Observed.bare(),
            "~ /a [ → x] new, 0644 root"),
        row(
            "Ansible's way of copying on the host",
            "copy: {src: /a, remote_src: true, dest: /b}",
            Observed.bare(),
            "? `remote_src` is the path on the host: write it here, and leave `src` out"),
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
