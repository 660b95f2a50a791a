package org.mastoplay.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mastoplay.module.Content;
import org.mastoplay.module.FileState;
import org.mastoplay.module.FileState.Absent;
import org.mastoplay.module.FileState.Directory;
import org.mastoplay.module.FileState.Link;
import org.mastoplay.module.FileState.Regular;
import org.mastoplay.module.FileState.Special;
import org.mastoplay.module.Mode;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.Query.OfFile;
import org.mastoplay.module.RemotePath;

class LookFilesTest {
  @TempDir Path shell;
  @TempDir Path work;
  private String owner = "";
  private String group = "";

  @BeforeEach
  void whoAmI() throws IOException {
    owner = Files.getOwner(work).getName();
    group = Files.getAttribute(work, "posix:group").toString();
  }

  @Test
  void tellsKindsApart() throws Exception {
    Files.writeString(work.resolve("file"), "abc");
    Files.setPosixFilePermissions(
        work.resolve("file"), PosixFilePermissions.fromString("rw-r-----"));
    Files.createDirectory(work.resolve("folder"));
    sh(
        "chmod 2751 folder; mkfifo pipe; ln -s file link; ln -s 'no -> where' dangling; ln -s"
            + " folder f");

    assertThat(look("file", Depth.ATTRIBUTES))
        .isEqualTo(regular(0640, 3, Optional.empty(), Optional.empty()));
    assertThat(look("folder", Depth.CONTENT))
        .isEqualTo(new Directory(new Mode(02751), owner, group));
    assertThat(look("link", Depth.CONTENT)).isEqualTo(new Link("file", owner, group));
    assertThat(look("dangling", Depth.DIGEST)).isEqualTo(new Link("no -> where", owner, group));
    assertThat(look("f", Depth.ATTRIBUTES)).isEqualTo(new Link("folder", owner, group));
    assertThat(look("pipe", Depth.CONTENT)).isEqualTo(new Special("pipe"));
    assertThat(look("nothing", Depth.CONTENT)).isEqualTo(new Absent());
    assertThat(look("file/below", Depth.CONTENT)).isEqualTo(new Absent());
    assertThat(look(new OfFile(RemotePath.parse("/dev/zero"), Depth.CONTENT)))
        .isEqualTo(new Special("character device"));
  }

  @Test
  void answersEachDepthByItself() throws Exception {
    var content = Content.of("text\n");
    Files.write(work.resolve("file"), content.bytes());
    var queries = List.of(Depth.values()).stream().map(depth -> query("file", depth)).toList();
    var mode = mode("file");

    var answers = answers(queries);

    var digest = Optional.of(content.sha256());
    assertThat(answers)
        .containsExactly(
            regular(mode, 5, Optional.empty(), Optional.empty()),
            regular(mode, 5, digest, Optional.empty()),
            regular(mode, 5, digest, Optional.of(content)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a space",
        "it's",
        "\"",
        "$HOME",
        "-rf",
        "back\\slash",
        "a:b:c",
        "tab\there",
        "grün 𝄞",
        "*",
        "[a]",
        "%p",
        "trailing ",
        "!",
        "(",
        "#",
        "a -> b"
      })
  void takesAnyName(String name) throws IOException {
    Files.writeString(work.resolve(name), name);

    assertThat(look(name, Depth.CONTENT))
        .isEqualTo(
            regular(
                mode(name),
                Content.of(name).size(),
                Optional.of(Content.of(name).sha256()),
                Optional.of(Content.of(name))));
  }

  @Test
  void readsAnyBytes() throws IOException {
    var bytes = new byte[70_000];
    for (var i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ((i * 31) >> 3);
    }
    Files.write(work.resolve("binary"), bytes);
    Files.write(work.resolve("empty"), new byte[0]);

    assertThat(look("binary", Depth.CONTENT))
        .extracting(file -> ((Regular) file).content())
        .isEqualTo(Optional.of(Content.of(bytes)));
    assertThat(look("empty", Depth.CONTENT))
        .extracting(file -> ((Regular) file).content())
        .isEqualTo(Optional.of(Content.EMPTY));
  }

  @Test
  void readsNoMoreThanMayBeRead() throws IOException {
    Files.write(work.resolve("most"), new byte[Regular.MOST_READ]);
    Files.write(work.resolve("more"), new byte[Regular.MOST_READ + 1]);

    assertThat(((Regular) look("most", Depth.CONTENT)).content().map(Content::size))
        .contains(Regular.MOST_READ);
    assertThat(look("more", Depth.CONTENT))
        .isEqualTo(
            regular(
                mode("more"),
                Regular.MOST_READ + 1,
                Optional.of(Content.of(new byte[Regular.MOST_READ + 1]).sha256()),
                Optional.empty()));
  }

  @Test
  void looksAtThousandsOfPaths() throws IOException {
    var queries = new ArrayList<OfFile>();
    var name = "x".repeat(200);
    for (var i = 0; i < 2000; i++) {
      if (i % 2 == 0) {
        Files.writeString(work.resolve(name + i), "" + i);
      }
      queries.add(query(name + i, i % 3 == 0 ? Depth.CONTENT : Depth.DIGEST));
    }

    var answers = answers(queries);

    for (var i = 0; i < 2000; i++) {
      var content = i % 6 == 0 ? Optional.of(Content.of("" + i)) : Optional.empty();
      assertThat(answers.get(i) instanceof Regular).isEqualTo(i % 2 == 0);
      assertThat(contentOf(answers.get(i))).isEqualTo(content);
    }
  }

  @Test
  void leavesOutWhatMayNotBeRead() throws Exception {
    assumeThat(owner).as("only root can run as nobody").isEqualTo("root");
    Files.writeString(work.resolve("private"), "secret");
    sh("chmod 600 private; chmod 755 . ; chmod 777 " + shell);
    var nobody =
        new PlainShell(shell, "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
    var query = query("private", Depth.CONTENT);

    var answers = new Exchange(nobody).run(List.of(), List.of(query), line -> {}).answers();

    assertThat(answers.get(query)).isEqualTo(regular(0600, 6, Optional.empty(), Optional.empty()));
  }

  private static Optional<Content> contentOf(FileState state) {
    return state instanceof Regular file ? file.content() : Optional.empty();
  }

  private Regular regular(int mode, long size, Optional<String> sha256, Optional<Content> content) {
    return new Regular(new Mode(mode), owner, group, size, sha256, content);
  }

  private int mode(String name) throws IOException {
    return (int) Files.getAttribute(work.resolve(name), "unix:mode") & 07777;
  }

  private OfFile query(String name, Depth depth) {
    return new OfFile(RemotePath.parse(work.toString()).child(name), depth);
  }

  private FileState look(String name, Depth depth) {
    return look(query(name, depth));
  }

  private FileState look(OfFile query) {
    return answers(List.of(query)).getFirst();
  }

  private List<FileState> answers(List<OfFile> queries) {
    var answers =
        new Exchange(new PlainShell(shell))
            .run(List.of(), List.copyOf(queries), line -> {})
            .answers();
    assertThat(answers).containsOnlyKeys(queries);
    return queries.stream().map(answers::get).map(FileState.class::cast).toList();
  }

  private void sh(String commands) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder("sh", "-c", commands).directory(work.toFile()).inheritIO().start();
    assertThat(process.waitFor()).isZero();
  }
}
