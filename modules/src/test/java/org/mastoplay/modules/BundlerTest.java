package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link Bundler}. */
final class BundlerTest extends ModuleTable {
  private static final String TASK =
      "bundler: {chdir: /a, deployment_mode: true, exclude_groups: [development, test],"
          + " version: system, mirror: {'https://rubygems.org/': 'http://gems/'}}";

  private static Observed program(String... settings) {
    var lines = new StringBuilder();
    for (var setting : settings) {
      lines.append("setting BUNDLE_").append(setting).append('\n');
    }
    return Observed.bare().answers("copy", lines + "complete\n");
  }

  @Override
  List<Case> cases() {
    return List.of(
        row(
            "a bare host",
            TASK,
            Observed.bare(),
            "~ /a Bundler's version not set → system",
            "~ /a Bundler's deployment not set → true",
            "~ /a Bundler's without not set → development:test",
            "~ /a Bundler's mirror.https://rubygems.org not set → http://gems",
            "+ gems of /a",
            "$ /a bundle    version system deployment true without development:test"
                + " mirror.https://rubygems.org http://gems"),
        row(
            "in order",
            TASK,
            program(
                "DEPLOYMENT: \"true\"",
                "VERSION: system",
                "WITHOUT: \"development:test\"",
                "MIRROR__HTTPS://RUBYGEMS__ORG/: \"http://gems/\""),
            "="),
        row(
            "another setting",
            "bundler: {chdir: /a, path: vendor/bundle, settings: {build.nokogiri: --x}}",
            program("PATH: \"vendor/gems\"", "BUILD__NOKOGIRI: \"--x\""),
            "~ /a Bundler's path vendor/gems → vendor/bundle"),
        row(
            "nobody is there to ask",
            "bundler: {chdir: /a}",
            Observed.bare().answers("copy", "unasked\n"),
            "! Bundler can't be asked whether all gems of /a are there."),
        row(
            "gems are missing",
            "bundler: {chdir: /a, gemfile: /a/G, executable: /b/bundle, jobs: 2, retry: 3}",
            Observed.bare().answers("copy", ""),
            "+ gems of /a",
            "$ /a /b/bundle /a/G 2 3"),
        row("no job", "bundler: {chdir: /a, jobs: 0}", Observed.bare(), "? `jobs` is at least 1"));
  }
}
