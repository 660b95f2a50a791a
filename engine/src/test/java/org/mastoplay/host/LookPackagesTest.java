package org.mastoplay.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mastoplay.module.PackageState;
import org.mastoplay.module.Query.OfPackage;

class LookPackagesTest {
  /** What the commands print, in their order, a section each. */
  private static final String PRINTED =
      """
      bash installed amd64 5.2-1
      libc6 installed amd64 2.36-9
      libc6 installed i386 2.36-9x
      tzdata installed all 2024a
      nginx config-files amd64 1.22
      mawk not-installed  \s
      broken half-configured amd64 1.0
      held triggers-awaited amd64 3.0
      ---
      bash:
        Installed: 5.2-1
        Candidate: 5.2-2
        Version table:
       *** 5.2-1 100
              100 /var/lib/dpkg/status
      nginx:
        Installed: (none)
        Candidate: 1.22.1-9
        Version table:
           1.22.1-9 500
              500 http://deb.debian.org/debian bookworm/main amd64 Packages
      redis:i386:
        Installed: (none)
        Candidate: 7.0
      mail-transport-agent:
        Installed: (none)
        Candidate: (none)
        Version table:
      ---
      installed 3.7.6 mail-transport-agent, default-mta (= 3), smtpd
      config-files 4.0 imap-server
      installed 5.2-1\s
      ---
      libc6
      =1
      nginx
      =1
      bash
      =0
      """;

  @TempDir Path shell;
  @TempDir Path commands;

  @ParameterizedTest
  @CsvSource({
    // name, installed, candidate, residue, automatic
    "bash,                 5.2-1,   5.2-2,    false, false",
    "bash:amd64,           5.2-1,   5.2-2,    false, false",
    "libc6,                2.36-9,  ,         false, true",
    "libc6:i386,           2.36-9x, ,         false, true",
    "libc6:arm64,          ,        ,         false, false",
    "tzdata,               2024a,   ,         false, false",
    "tzdata:amd64,         2024a,   ,         false, false",
    "nginx,                ,        1.22.1-9, true,  false",
    "mawk,                 ,        ,         false, false",
    "broken,               ,        ,         false, false",
    "held,                 3.0,     ,         false, false",
    "redis:i386,           ,        7.0,      false, false",
    "mail-transport-agent, 3.7.6,   ,         false, false",
    "default-mta,          3.7.6,   ,         false, false",
    "imap-server,          ,        ,         false, false",
    "unheard-of,           ,        ,         false, false",
  })
  void reads(String name, String installed, String candidate, boolean residue, boolean automatic) {
    var sections =
        Splitter.on("---\n")
            .splitToStream(PRINTED)
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .toList();
    var query = new OfPackage(name);

    var answers = new LookPackages(List.of(query)).read(new Sections(sections));

    assertThat(answers)
        .containsEntry(
            query,
            new PackageState(
                Optional.ofNullable(installed),
                Optional.ofNullable(candidate),
                residue,
                automatic));
  }

  @Test
  void looksAtThisMachine() {
    var there = new OfPackage("dash");
    var asked = new OfPackage("bash", true);
    var none = new OfPackage("no-such-package");
    var odd = new OfPackage("it's $(odd) *");

    var answers =
        new Exchange(new PlainShell(shell))
            .run(List.of(), List.of(there, asked, none, odd), line -> {})
            .answers();

    assertThat((PackageState) answers.get(there))
        .satisfies(dash -> {
          assertThat(dash.installed()).isPresent();
          assertThat(dash.candidate()).isEmpty();
        });
    assertThat((PackageState) answers.get(asked))
        .satisfies(bash -> {
          assertThat(bash.installed()).isPresent();
          assertThat(bash.candidate()).isPresent();
        });
    var nothing = new PackageState(Optional.empty(), Optional.empty(), false, false);
    assertThat(answers).containsEntry(none, nothing).containsEntry(odd, nothing);
  }

  @Test
  void leavesAptAloneIfAllIsInstalled() throws IOException {
    var called = commands.resolve("called");
    var apt = commands.resolve("apt-cache");
    Files.writeString(apt, "#!/bin/sh\necho \"$@\" >>'" + called + "'\n");
    assertThat(apt.toFile().setExecutable(true)).isTrue();
    var path = "PATH=" + commands + ":" + System.getenv("PATH");
    var exchange = new Exchange(new PlainShell(shell, "env", path));

    exchange.run(List.of(), List.of(new OfPackage("dash"), new OfPackage("tzdata")), line -> {});
    assertThat(called).doesNotExist();

    exchange.run(
        List.of(),
        List.of(new OfPackage("dash"), new OfPackage("no-such"), new OfPackage("bash", true)),
        line -> {});
    assertThat(called).hasContent("policy -- no-such bash");
  }
}
