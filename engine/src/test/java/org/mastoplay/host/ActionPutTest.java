package org.mastoplay.host;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mastoplay.host.Exchange.Done;
import org.mastoplay.module.Action;
import org.mastoplay.module.Action.Put;
import org.mastoplay.module.Action.Run;
import org.mastoplay.module.Content;
import org.mastoplay.module.Mode;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;

class ActionPutTest {
  private static final Done WELL = new Done(0, "", "");

  @TempDir Path shell;
  @TempDir Path work;
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "a space",
        "it's $HOME",
        "-n",
        ".hidden",
        "endsInX",
        "XXXXXXXX",
        "grün",
        "a.b.conf"
      })
  void putsNewFiles(String name) throws IOException {
    assertThat(run(put(name, "text\n"))).containsExactly(WELL);

    assertThat(work.resolve(name)).hasContent("text\n");
    assertThat(Files.getPosixFilePermissions(work.resolve(name)))
        .isEqualTo(fromString("rw-r-----"));
    assertThat(names()).containsExactly(name);
  }

  @Test
  void replacesFilesByRenaming() throws IOException {
    var old = Files.writeString(work.resolve("file"), "old");
    Files.createLink(work.resolve("other"), old);

    assertThat(run(put("file", "new"))).containsExactly(WELL);

    assertThat(old).hasContent("new");
    assertThat(work.resolve("other")).hasContent("old");
  }

  @Test
  void keepsTheOwnerUnlessAnotherIsGiven() throws IOException, InterruptedException {
    assumeThat(Files.getOwner(work).getName()).as("only root can chown").isEqualTo("root");
    Files.writeString(work.resolve("kept"), "old");
    Files.writeString(work.resolve("given"), "old");
    sh("chown daemon:bin kept given");

    var done =
        run(
            put("kept", "new"),
            new Put(
                path("given"),
                Content.of("new"),
                new Mode(06755),
                Optional.of("nobody"),
                Optional.empty(),
                Optional.empty(),
                false),
            new Put(
                path("new"),
                Content.of("new"),
                new Mode(0600),
                Optional.of("nobody"),
                Optional.of("daemon"),
                Optional.empty(),
                false));

    assertThat(done).containsExactly(WELL, WELL, WELL);
    assertThat(owner("kept")).isEqualTo("daemon:bin");
    assertThat(owner("given")).isEqualTo("nobody:bin");
    assertThat((int) Files.getAttribute(work.resolve("given"), "unix:mode") & 07777)
        .isEqualTo(06755);
    assertThat(owner("new")).isEqualTo("nobody:daemon");
  }

  @Test
  void keepsTheOldFileIfTheNewOneIsRefused() throws IOException {
    Files.writeString(work.resolve("file"), "old");
    var check = Script.of("echo looking; grep -q good \"$1\" || { echo bad >&2; exit 9; }");

    assertThat(run(checked("file", "wrong", check), put("never", "")))
        .containsExactly(new Done(9, "", "looking\nbad\n"));
    assertThat(work.resolve("file")).hasContent("old");
    assertThat(names()).containsExactly("file");

    assertThat(run(checked("file", "good", check))).containsExactly(WELL);
    assertThat(work.resolve("file")).hasContent("good");
  }

  @Test
  void givesTheCheckItsOwnArgumentsAfterThePath() {
    var check = Script.of("[ -f \"$1\" ] && [ \"$2\" = \"it's\" ] && [ $# = 2 ]", "it's");

    assertThat(run(checked("file", "text", check))).containsExactly(WELL);
  }

  @Test
  void keepsABackup() throws IOException {
    Files.writeString(work.resolve("file"), "old");
    Files.setPosixFilePermissions(work.resolve("file"), fromString("rw-------"));

    var done = run(backedUp("file", "new"), backedUp("fresh", "new"));

    assertThat(done.getLast()).isEqualTo(WELL);
    assertThat(done.getFirst().out()).startsWith("The old file is kept as " + work + "/file.");
    assertThat(names())
        .hasSize(3)
        .anySatisfy(name -> {
          assertThat(name).matches("file\\.\\d{14}~");
          assertThat(work.resolve(name)).hasContent("old");
          assertThat(Files.getPosixFilePermissions(work.resolve(name)))
              .isEqualTo(fromString("rw-------"));
        });
  }

  @Test
  void writesWhereALinkLeads() throws IOException {
    Files.createDirectory(work.resolve("folder"));
    Files.writeString(work.resolve("folder/file"), "old");
    Files.createSymbolicLink(work.resolve("link"), Path.of("folder/file"));
    Files.createSymbolicLink(work.resolve("dangling"), Path.of("folder/new"));
    Files.createSymbolicLink(work.resolve("lost"), Path.of("nowhere/new"));

    var done = run(put("link", "new"), put("dangling", "new"), put("lost", "new"));

    assertThat(done).hasSize(3).startsWith(WELL, WELL);
    assertThat(done.getLast().status()).isEqualTo(1);
    assertThat(done.getLast().err()).contains("lost leads nowhere");
    assertThat(work.resolve("link")).isSymbolicLink();
    assertThat(work.resolve("folder/file")).hasContent("new");
    assertThat(work.resolve("folder/new")).hasContent("new");
  }

  @Test
  void refusesToReplaceAFolder() throws IOException {
    Files.createDirectory(work.resolve("folder"));

    assertThat(run(put("folder", "x")))
        .containsExactly(
            new Done(1, "", path("folder") + " is a folder; a file can't take its place.\n"));
  }

  @Test
  void saysIfTheFolderIsMissing() {
    assertThat(run(put("no/file", "x")))
        .containsExactly(new Done(1, "", "The folder " + work + "/no/ does not exist.\n"));
  }

  @Test
  void carriesAnyBytesBesideEachOther() throws IOException {
    var all = new byte[256];
    for (var i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    var big = new byte[5 << 20];
    new Random(7).nextBytes(big);

    var done =
        run(
            put("all", Content.of(all)),
            put("none", Content.EMPTY),
            new Run(Script.of("cat >\"$1\"", path("input").text()).reading(Content.of(all))),
            put("big", Content.of(big)),
            put("last", Content.of("last")));

    assertThat(done).hasSize(5).containsOnly(WELL);
    assertThat(work.resolve("all")).hasBinaryContent(all);
    assertThat(work.resolve("none")).isEmptyFile();
    assertThat(work.resolve("input")).hasBinaryContent(all);
    assertThat(work.resolve("big")).hasBinaryContent(big);
    assertThat(work.resolve("last")).hasContent("last");
    assertThat(lines).isEmpty();
  }

  @Test
  void leavesTheOldFileOnAFullDisk() throws Exception {
    assumeThat(Files.getOwner(work).getName()).as("only root can mount").isEqualTo("root");
    sh("mount -t tmpfs -o size=64k tmpfs .");
    try {
      Files.writeString(work.resolve("file"), "old");

      var done = run(put("file", Content.of(new byte[100_000])));

      assertThat(done.getFirst().status()).isEqualTo(28);
      assertThat(done.getFirst().err()).contains("No space left on device");
      assertThat(work.resolve("file")).hasContent("old");
      assertThat(names()).containsExactly("file");
    } finally {
      sh("cd / && umount '" + work + "'");
    }
  }

  @Test
  void fillsInTheArgumentsOfNoProcess() {
    var watch =
        Script.of("tr '\\0' ' ' </proc/$PPID/cmdline; tr '\\0' ' ' </proc/$$/cmdline; exit 1");

    var done = run(checked("file", "top secret", watch));

    assertThat(done.getFirst().err()).contains("sh").doesNotContain("secret");
  }

  private List<Done> run(Action... actions) {
    return new Exchange(new PlainShell(shell))
        .run(List.of(actions), List.of(), lines::add)
        .actions();
  }

  private Put put(String name, String text) {
    return put(name, Content.of(text));
  }

  private Put put(String name, Content content) {
    return put(name, content, Optional.empty(), false);
  }

  private Put checked(String name, String text, Script check) {
    return put(name, Content.of(text), Optional.of(check), false);
  }

  private Put backedUp(String name, String text) {
    return put(name, Content.of(text), Optional.empty(), true);
  }

  private Put put(String name, Content content, Optional<Script> check, boolean backup) {
    return new Put(
        path(name), content, new Mode(0640), Optional.empty(), Optional.empty(), check, backup);
  }

  private RemotePath path(String name) {
    return RemotePath.parse(work.toString()).child(name);
  }

  private String owner(String name) throws IOException {
    var file = work.resolve(name);
    return Files.getOwner(file) + ":" + Files.getAttribute(file, "posix:group");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(work)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private void sh(String commands) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder("sh", "-c", commands).directory(work.toFile()).inheritIO().start();
    assertThat(process.waitFor()).isZero();
  }
}
