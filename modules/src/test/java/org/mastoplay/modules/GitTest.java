package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link Git}. */
final class GitTest extends ModuleTable {
  /** A repository with a tag, an annotated tag and a branch. */
  private static Observed remote(Observed host) {
    return host.answers(
            "ls-remote",
            "ref: refs/heads/main\tHEAD\n"
                + "3".repeat(40)
                + "\tHEAD\n"
                + "3".repeat(40)
                + "\trefs/heads/main\n"
                + "1".repeat(40)
                + "\trefs/tags/v1\n"
                + "9".repeat(40)
                + "\trefs/tags/v2\n"
                + "2".repeat(40)
                + "\trefs/tags/v2^{}\n")
        .answers("status --porcelain", "");
  }

  private static Observed tree(String digit, String url, String changed) {
    return Observed.bare()
        .answers(
            "status --porcelain", "head %s\nurl %s\n%s".formatted(digit.repeat(40), url, changed));
  }

  @Override
  List<Case> cases() {
    return List.of(
        row(
            "new",
            "git: {repo: r, dest: /d, version: v1}",
            remote(Observed.bare()),
            "+ /d r at v1",
            "$ r /d origin tag v1 0 false true false"),
        row(
            "an annotated tag",
            "git: {repo: r, dest: /d, version: v2, depth: 1}",
            remote(Observed.bare()),
            "+ /d r at v2",
            "$ r /d origin tag v2 1 false true false"),
        row(
            "the repository's branch",
            "git: {repo: r, dest: /d}",
            remote(Observed.bare()),
            "+ /d r at HEAD",
            "$ r /d origin branch main 0 false true false"),
        row(
            "another commit",
            "git: {repo: r, dest: /d, version: v1}",
            remote(tree("3", "r", "")),
            "~ /d version 3333333333 → v1 (1111111111)"),
        row("in order", "git: {repo: r, dest: /d, version: main}", remote(tree("3", "r", "")), "="),
        row(
            "a commit needs no repository",
            "git: {repo: r, dest: /d, version: " + "3".repeat(40) + "}",
            tree("3", "r", ""),
            "="),
        row(
            "another address",
            "git: {repo: r2, dest: /d, version: main}",
            remote(tree("3", "r", "changed  M a.rb\n")),
            "~ /d repository r → r2"),
        row(
            "the newest tag that fits",
            "git: {repo: r, dest: /d, version_pattern: '^v[0-9.]+$', single_branch: true}",
            remote(tree("1", "r", "tag v1\n")),
            "~ /d version v1 (1111111111) → v2 (2222222222)",
            "$ r /d origin tag v2 0 false true true"),
        row(
            "the newest tag of a repository that can't be asked yet",
            "git: {repo: r, dest: /d, version_pattern: '^v[0-9.]+$'}",
            Observed.bare(),
            "+ /d r at the newest tag like ^v[0-9.]+$"),
        row(
            "no tag fits",
            "git: {repo: r, dest: /d, version_pattern: '^x'}",
            remote(Observed.bare()),
            "! r has no tag like ^x."),
        row(
            "two ways to say which version",
            "git: {repo: r, dest: /d, version: v1, version_pattern: v}",
            Observed.bare(),
            "? give either `version` or `version_pattern`"),
        row(
            "a pattern that is none",
            "git: {repo: r, dest: /d, version_pattern: '('}",
            Observed.bare(),
            "? `(` is not a regular expression: Unclosed group"),
        row(
            "git is missing",
            "git: {repo: r, dest: /d, version: v1}",
            Observed.bare(),
            "+ /d r at v1"),
        row(
            "changed files",
            "git: {repo: r, dest: /d, version: v1}",
            remote(tree("3", "r", "changed  M a.rb\n")),
            "! Files in /d have been changed on the host."),
        row(
            "changed files are put back",
            "git: {repo: r, dest: /d, version: main, force: true}",
            remote(tree("3", "r", "changed  M a.rb\n")),
            "~ /d work tree changed → as in main (3333333333)"),
        row(
            "changed files of the right version stay",
            "git: {repo: r, dest: /d, version: main}",
            remote(tree("3", "r", "changed  M a.rb\n")),
            "="),
        row(
            "without update",
            "git: {repo: r, dest: /d, version: v1, update: false}",
            remote(tree("3", "r", "")),
            "="),
        row(
            "without clone",
            "git: {repo: r, dest: /d, clone: false}",
            remote(Observed.bare()),
            "= not made: /d is not there, and `clone` is false"),
        row(
            "other files",
            "git: {repo: r, dest: /d}",
            remote(Observed.bare().answers("status --porcelain", "occupied\n")),
            "! /d can't become a work tree."),
        row(
            "no such version",
            "git: {repo: r, dest: /d, version: v9}",
            remote(Observed.bare()),
            "! r has no branch or tag v9."),
        row(
            "no repository",
            "git: {repo: r, dest: /d}",
            Observed.bare().answers("status --porcelain", "").fails("ls-remote", "fatal"),
            "! The repository r can't be read from the host."),
        row(
            "no depth",
            "git: {repo: r, dest: /d, depth: 0}",
            Observed.bare(),
            "? `depth` is at least 1"));
  }
}
