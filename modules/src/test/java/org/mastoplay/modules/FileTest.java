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
            Observed.bare().folder("/a", "0755", "root"),
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
            Observed.bare().folder("/a", "0755", "bob").answers("find", "/a/x\n"),
            "~ /a/x rights others → 0755 bob",
            "$ /a bob"),
        row(
            "a file in the way",
            "file: {path: /a, state: directory}",
            Observed.bare().file("/a", "", "0644", "root"),
            "! /a is not a folder."),
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
            Observed.bare(),
            "+ /a link to /b",
            "$ /b /a   symbolic"),
        row(
            "another link",
            "file: {path: /a, src: /b, state: link}",
            Observed.bare().file("/a", new FileState.Link("/c", "root", "root")),
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
