package org.mastoplay.modules;

import java.util.List;
import org.mastoplay.module.FileState;

/** The cases of {@link File}. */
final class FileTest extends ModuleTable {
  @Override
  List<Case> cases() {
    return List.of(
        row(
            "new folder with those above",
            "file: {path: /a/b/c, state: directory, owner: alice}",
            Observed.bare().account("alice", "", "").folder("/a", "0755", "root"),
            "+ /a/b folder, 0755 alice:root",
            "+ /a/b/c folder, 0755 alice:root",
            "$ /a/b /a/b/c",
            "$ /a/b alice",
            "$ /a/b/c alice"),
        row(
            "folder in order",
            "file: {path: /a, state: directory, mode: 0755}",
            Observed.bare().folder("/a", "0755", "root"),
            "="),
        row(
            "folder with other rights",
            "file: {path: /a, state: directory, mode: 0700}",
            Observed.bare().folder("/a", "0755", "root"),
            "~ /a mode 0755 → 0700",
            "$ /a   0700"),
        row(
            "all that is in it",
            "file: {path: /a, recurse: true, owner: bob}",
            Observed.bare()
                .account("bob", "", "")
                .folder("/a", "0755", "bob")
                .answers("find", "0644\t0644\talice\tbob\t/a/x\n1\n"),
            "~ /a/x owner alice → bob",
            "$ /a bob  4095 0 4095 0 4095 0"),
        row(
            "all that is in it, by what it is",
            "file: {path: /a, recurse: true, mode: 'u=rwX,g=rX,o='}",
            Observed.bare()
                .folder("/a", "0755", "root")
                .answers("find", "0644\t0640\troot\troot\t/a/x\n102\n"),
            "~ /a mode 0755 → 0750",
            "~ /a/x mode 0644 → 0640",
            "~ /a rights below others → the same for 101 more",
            "$ /a   3584 488 512 488 512 416"),
        row(
            "a folder with others in order",
            "file: {path: /a, recurse: true, mode: 0755}",
            Observed.bare().folder("/a", "0755", "root").answers("find", "0\n"),
            "="),
        row(
            "a file in the way",
            "file: {path: /a, state: directory}",
            Observed.bare().file("/a", "", "0644", "root"),
            "! /a is not a folder."),
        row(
            "a file in the way of a folder above",
            "file: {path: /a/b/c, state: directory}",
            Observed.bare().file("/a", "", "0644", "root"),
            "! /a/b/c can't be made."),
        row(
            "removed",
            "file: {path: /a, state: absent}",
            Observed.bare().file("/a", "", "0644", "root"),
            "- /a file",
            "$ rm -rf -- /a"),
        row("gone already", "file: {path: /a, state: absent}", Observed.bare(), "="),
        row(
            "link",
            "file: {path: /a, src: /b, state: link}",
            Observed.bare().folder("/b", "0755", "root"),
            "+ /a link to /b",
            "$ /b /a   symbolic"),
        row(
            "another link",
            "file: {path: /a, src: /b, state: link}",
            Observed.bare()
                .folder("/b", "0755", "root")
                .file("/a", new FileState.Link("/c", "root", "root")),
            "~ /a kind link to /c → link to /b"),
        row(
            "link in order",
            "file: {path: /a, src: /b, state: link}",
            Observed.bare().file("/a", new FileState.Link("/b", "root", "root")),
            "="),
        row(
            "a file where a link shall be",
            "file: {path: /a, src: /b, state: link}",
            Observed.bare().file("/a", "", "0644", "root"),
            "! /a can't become a link."),
        row(
            "unless forced",
            "file: {path: /a, src: /b, state: link, force: true}",
            Observed.bare().file("/a", "", "0644", "root"),
            "~ /a kind file → link to /b"),
        row(
            "hard link in order",
            "file: {path: /a, src: /b, state: hard}",
            Observed.bare().file("/a", "", "0644", "root").answers("-ef", ""),
            "="),
        row(
            "link to nothing",
            "file: {path: /etc/a, src: b, state: link}",
            Observed.bare(),
            "! The link /etc/a would lead to nothing."),
        row(
            "rights of what a link leads to",
            "file: {path: /a, mode: a=r}",
            Observed.bare()
                .file("/a", new FileState.Link("b", "root", "root"))
                .file("/b", "", "0640", "root"),
            "~ /b mode 0640 → 0444"),
        row(
            "touched now",
            "file: {path: /a, state: touch, access_time: now}",
            Observed.bare().file("/a", "", "0640", "root"),
            "* /a access_time becomes now"),
        row(
            "empty file",
            "file: {path: /a, state: touch}",
            Observed.bare(),
            "~ /a [ → ] new, 0644 root"),
        row(
            "no such file",
            "file: {path: /a, mode: 0600}",
            Observed.bare(),
            "! There is no file /a."),
        row(
            "link without target",
            "file: {path: /a, state: link}",
            Observed.bare(),
            "? a link needs `src`, which is what it leads to"),
        row(
            "unknown state",
            "file: {path: /a, state: folder}",
            Observed.bare(),
            "? unknown value `folder`"));
  }
}
