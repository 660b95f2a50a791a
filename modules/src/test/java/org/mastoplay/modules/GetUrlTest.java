package org.mastoplay.modules;

import java.util.List;
import org.mastoplay.module.Content;

/** The cases of {@link GetUrl}. */
final class GetUrlTest extends ModuleTable {
  private static final String SUM = Content.of("x").sha256();

  @Override
  List<Case> cases() {
    return List.of(
        row(
            "new",
            "get_url: {url: 'https://a.example/x', dest: /etc/y, mode: 0600}",
            Observed.bare().answers("wget", "curl\n"),
            "+ /etc/y from https://a.example/x, 0600 root",
            "$ https://a.example/x /etc/y  0600  10 true false"),
        row(
            "under its own name",
            "get_url: {url: 'https://a.example/b/x?y=/z', dest: /etc}",
            Observed.bare().answers("wget", "wget\n"),
            "+ /etc/x from https://a.example/b/x?y=/z, 0644 root"),
        row(
            "there already",
            "get_url: {url: 'https://a.example/x', dest: /a, mode: 0600}",
            Observed.bare().file("/a", "y", "0644", "root").answers("wget", "curl\n"),
            "~ /a mode 0644 → 0600"),
        row(
            "the right one",
            "get_url: {url: 'https://a.example/x', dest: /a, checksum: 'sha256:" + SUM + "'}",
            Observed.bare().file("/a", "x", "0644", "root"),
            "="),
        row(
            "the wrong one",
            "get_url: {url: 'https://a.example/x', dest: /a, checksum: 'sha256:" + SUM + "'}",
            Observed.bare().file("/a", "y", "0600", "root").answers("wget", "curl\n"),
            "~ /a SHA-256 " + Content.of("y").sha256() + " → " + SUM,
            "$ https://a.example/x /a " + SUM + " 0600  10 true false"),
        row(
            "in every run",
            "get_url: {url: 'https://a.example/x', dest: /a, force: true}",
            Observed.bare().file("/a", "y", "0600", "root").answers("wget", "curl\n"),
            "* /a is downloaded from https://a.example/x"),
        row(
            "nothing to download with",
            "get_url: {url: 'https://a.example/x', dest: /a}",
            Observed.bare().answers("wget", ""),
            "! There is nothing on the host to download with."),
        row(
            "no folder",
            "get_url: {url: 'https://a.example/x', dest: /b/a}",
            Observed.bare().answers("wget", "curl\n"),
            "! There is no folder /b."),
        row(
            "no address",
            "get_url: {url: a.example/x, dest: /a}",
            Observed.bare(),
            "? `a.example/x` is not an address: write one such as https://files.example/tool"),
        row(
            "a digest of another kind",
            "get_url: {url: 'https://a.example/x', dest: /a, checksum: 'md5:ab'}",
            Observed.bare(),
            "? `md5:ab` is not a SHA-256: write `sha256:` and its 64 digits, as sha256sum prints"
                + " them"));
  }
}
