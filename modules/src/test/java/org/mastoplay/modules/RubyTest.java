package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link Ruby}. */
final class RubyTest extends ModuleTable {
  private static Observed rbenv(String... lines) {
    return Observed.bare()
        .answers(
            "ruby-build there",
            "rbenv there\nruby-build there\n" + String.join("\n", lines) + "\n");
  }

  private static Observed distribution(String answer) {
    return Observed.bare().answers("/usr/bin/ruby", answer).answers("lists", "fresh");
  }

  @Override
  List<Case> cases() {
    return List.of(
        row(
            "a bare host",
            "ruby: {version: 3.4.1, rbenv_repo: r, ruby_build_repo: b}",
            Observed.bare(),
            "+ rbenv r",
            "+ ruby-build b",
            "+ Ruby 3.4.1",
            "~ rbenv default none → 3.4.1",
            "$  3.4.1  r b true true"),
        row(
            "in order",
            "ruby: {version: 3.4.1}",
            rbenv("wanted 3.4.1", "ruby 3.4.1", "allocator jemalloc", "global 3.4.1"),
            "="),
        row(
            "the version of a file",
            "ruby: {version_file: /a/.ruby-version, global: false}",
            rbenv("wanted 3.4.1", "global 3.3.0"),
            "+ Ruby as in /a/.ruby-version"),
        row(
            "without jemalloc",
            "ruby: {version: 3.4.1}",
            rbenv("wanted 3.4.1", "ruby 3.4.1", "global 3.4.1"),
            "~ Ruby memory allocator the system's → jemalloc"),
        row(
            "another default",
            "ruby: {version: 3.4.1, jemalloc: false, root: /r, rbenv_repo: r, ruby_build_repo: b}",
            rbenv("wanted 3.4.1", "ruby 3.4.1", "global 3.3.0"),
            "~ rbenv default 3.3.0 → 3.4.1",
            "$ /r 3.4.1  r b false true"),
        row(
            "the distribution's",
            "ruby: {method: distribution, version: '3.3', packages: [ruby]}",
            distribution("wanted 3.3\n").available("ruby", "1:3.3+b1"),
            "+ package ruby"),
        row(
            "the distribution's is there",
            "ruby: {method: distribution, version: 3.3.9, packages: [ruby]}",
            distribution("wanted 3.3.9\nruby 3.3.8\n").installed("ruby", "1:3.3", "1:3.3"),
            "="),
        row(
            "the distribution's would be too old",
            "ruby: {method: distribution, version: '3.4', packages: [ruby]}",
            distribution("wanted 3.4\n").available("ruby", "1:3.3+b1"),
            "! The distribution's Ruby is 3.3, but 3.4 or newer is wanted."),
        row(
            "the distribution's is too old",
            "ruby: {method: distribution, version_file: /f, packages: [ruby]}",
            distribution("wanted 3.4.1\nruby 3.3.8\n").installed("ruby", "1:3.3", "1:3.3"),
            "! The distribution's Ruby is 3.3.8, but 3.4.1 or newer is wanted."),
        row(
            "a file that names no version",
            "ruby: {method: distribution, version_file: /f, packages: [ruby]}",
            distribution("wanted \nruby 3.3.8\n").installed("ruby", "1:3.3", "1:3.3"),
            "! It is not known which Ruby is wanted."),
        row(
            "no version",
            "ruby: {}",
            Observed.bare(),
            "? give the `version` that is to be built, or the `version_file` that names it"),
        row(
            "what is no version",
            "ruby: {version: newest}",
            Observed.bare(),
            "? `newest` is not a version: write numbers, such as 22 or 3.3.8"));
  }
}
