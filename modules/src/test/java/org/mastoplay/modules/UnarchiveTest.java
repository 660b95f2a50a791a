package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link Unarchive}. */
final class UnarchiveTest extends ModuleTable {
  @Override
  List<Case> cases() {
    return List.of(
        row(
            "for the first time",
            "unarchive: {src: a.tar.gz, dest: /etc}",
            Observed.bare().answers("wget", "curl\n"),
            "~ /etc contents not unpacked → those of a.tar.gz"),
        row(
            "as it was",
            "unarchive: {src: a.tar.gz, dest: /etc}",
            Observed.bare().answers("wget", "stamp same\n"),
            "="),
        row(
            "changed since",
            "unarchive: {src: a.tar.gz, dest: /etc}",
            Observed.bare().answers("wget", "stamp changed\n"),
            "~ /etc contents changed since it was unpacked → those of a.tar.gz"),
        row(
            "another archive",
            "unarchive: {src: a.tar.xz, dest: /etc}",
            Observed.bare().answers("wget", "xz\nstamp other\n"),
            "~ /etc contents those of another archive, or unpacked in another way → those of"
                + " a.tar.xz"),
        row(
            "what it creates is there",
            "unarchive: {src: a.tar.gz, dest: /etc, creates: /etc/a}",
            Observed.bare().file("/etc/a", "", "0644", "root"),
            "="),
        row(
            "no folder",
            "unarchive: {src: a.tar.gz, dest: /b}",
            Observed.bare(),
            "! There is no folder /b."),
        row(
            "no tool",
            "unarchive: {src: a.zip, dest: /etc}",
            Observed.bare().answers("wget", ""),
            "! a.zip can't be unpacked."),
        row(
            "nothing to download with",
            "unarchive: {remote_src: 'https://a.example/b.tar.gz?c', dest: /etc}",
            Observed.bare().answers("wget", ""),
            "! There is nothing on the host to download with."),
        row(
            "no archive on the host",
            "unarchive: {remote_src: /a.tar.gz, dest: /etc}",
            Observed.bare().answers("wget", ""),
            "! There is no archive /a.tar.gz on the host."),
        row(
            "no archive at all",
            "unarchive: {src: a.txt, dest: /etc}",
            Observed.bare(),
            "? `a.txt` doesn't tell what it is: its name must end in .tar, .tar.gz, .tar.bz2,"
                + " .tar.xz, .tar.zst or .zip"),
        row(
            "two sources",
            "unarchive: {src: a.zip, remote_src: /a.zip, dest: /etc}",
            Observed.bare(),
            "? give either `src` or `remote_src`"));
  }
}
