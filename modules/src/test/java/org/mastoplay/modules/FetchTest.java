package org.mastoplay.modules;

import java.util.List;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;

/** The cases of {@link Fetch}. */
final class FetchTest extends ModuleTable {
  private static Observed host() {
    return Observed.bare().file("/etc/motd", "hello", "0644", "root");
  }

  private static FileState copy(String text) {
    return Observed.bare()
        .file("/copy", text, "0600", "root")
        .look(Probe.file(new RemotePath("/copy"), Depth.DIGEST));
  }

  @Override
  List<Case> cases() {
    return List.of(
        row(
            "for the first time",
            "fetch: {src: /etc/motd, dest: kept}",
            host(),
            "+ /site/kept/web1/etc/motd on this machine 5 bytes",
            "$ fetch /etc/motd /site/kept/web1/etc/motd"),
        row(
            "another",
            "fetch: {src: /etc/motd, dest: kept}",
            host().localFile("/site/kept/web1/etc/motd", copy("old")),
            "~ /site/kept/web1/etc/motd on this machine contents 3 other bytes → 5 bytes"),
        row(
            "the same",
            "fetch: {src: /etc/motd, dest: kept}",
            host().localFile("/site/kept/web1/etc/motd", copy("hello")),
            "="),
        row(
            "flat",
            "fetch: {src: /etc/motd, dest: kept.txt, flat: true}",
            host(),
            "+ /site/kept.txt on this machine 5 bytes"),
        row(
            "flat, into a folder",
            "fetch: {src: /etc/motd, dest: kept/, flat: true}",
            host(),
            "+ /site/kept/motd on this machine 5 bytes"),
        row(
            "what a link leads to",
            "fetch: {src: /etc/link, dest: kept}",
            host().file("/etc/link", new FileState.Link("motd", "root", "root")),
            "+ /site/kept/web1/etc/link on this machine 5 bytes",
            "$ fetch /etc/motd /site/kept/web1/etc/link"),
        row(
            "none",
            "fetch: {src: /etc/issue, dest: kept}",
            host(),
            "! There is no file /etc/issue to fetch."),
        row(
            "none, and that is well",
            "fetch: {src: /etc/issue, dest: kept, fail_on_missing: false}",
            host(),
            "="),
        row("a folder", "fetch: {src: /etc, dest: kept}", host(), "! /etc can't be fetched."),
        row(
            "where a folder is",
            "fetch: {src: /etc/motd, dest: kept, flat: true}",
            host().localFile("/site/kept", new FileState.Special("folder")),
            "! /site/kept can't become what is fetched."));
  }
}
