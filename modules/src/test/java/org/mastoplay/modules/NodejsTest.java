package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link Nodejs}. */
final class NodejsTest extends ModuleTable {
  private static Observed host(String answer) {
    return Observed.bare().answers("/bin/node", answer).answers("lists", "fresh");
  }

  @Override
  List<Case> cases() {
    return List.of(
        row(
            "the distribution's on a bare host",
            "nodejs: {version: '20', packages: [nodejs]}",
            Observed.bare(),
            "+ package nodejs"),
        row(
            "the distribution's is there",
            "nodejs: {version: '20', packages: [nodejs]}",
            host("wanted 20\nnode v20.19.2\n").installed("nodejs", "20.19", "20.19"),
            "="),
        row(
            "the distribution's is too old",
            "nodejs: {version_file: /f, packages: [nodejs]}",
            host("wanted 22.1\n").available("nodejs", "20.19.2+dfsg-1"),
            "! Node.js is 20.19.2 here, but 22.1 or newer is wanted."),
        row(
            "a file that is not there",
            "nodejs: {version_file: /f, packages: [nodejs]}",
            host("wanted \nnode v20.19.2\n").installed("nodejs", "20.19", "20.19"),
            "! It is not known which Node.js is wanted."),
        row(
            "from npm",
            "nodejs: {method: npm, version_file: /f}",
            Observed.bare(),
            "+ Node.js as in /f",
            "$  /f",
            "$  /f /usr/local",
            "$  /f /usr/local/bin/node"),
        row(
            "from npm, in order",
            "nodejs: {method: npm, version: '22'}",
            host("wanted 22\nnode v22.12.0\n"),
            "="),
        row(
            "from npm, another",
            "nodejs: {method: npm, version: 22.13.0}",
            host("wanted 22.13.0\nnode v22.12.0\n"),
            "~ Node.js version 22.12.0 → 22.13.0"),
        row(
            "an archive",
            "nodejs: {method: tarball, version: '22', url: u, checksum: " + "a".repeat(64) + "}",
            Observed.bare(),
            "+ Node.js 22",
            "$ 22",
            "$ u " + "a".repeat(64) + " /usr/local",
            "$ 22  /usr/local/bin/node"),
        row(
            "no archive",
            "nodejs: {method: tarball, version: '22'}",
            Observed.bare(),
            "? `tarball` goes with `url` and `checksum`"));
  }
}
