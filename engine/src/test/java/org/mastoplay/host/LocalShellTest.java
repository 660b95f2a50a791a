package org.mastoplay.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mastoplay.host.Shell.Reply;
import org.mastoplay.host.Shell.Request;
import org.mastoplay.module.Content;

/** The framing, on this machine's own /bin/sh; what SSH adds is tested elsewhere. */
@Timeout(60)
final class LocalShellTest {
  private final Connection connection =
      new HostConnector(_ -> Optional.empty()).connect(TestTargets.local());
  private final List<String> lines = new ArrayList<>();

  @AfterEach
  void close() {
    connection.close();
  }

  @ParameterizedTest
  @MethodSource
  void answersAScript(String script, int status, String out, String err) {
    var reply = run(script);

    assertThat(text(reply.out())).isEqualTo(out);
    assertThat(text(reply.err())).isEqualTo(err);
    assertThat(reply.status()).isEqualTo(status);
  }

  static Stream<Arguments> answersAScript() {
    return Stream.of(
        arguments("echo hello", 0, "hello\n", ""),
        arguments("printf hello", 0, "hello", ""),
        arguments("echo out; echo err >&2", 0, "out\n", "err\n"),
        arguments("echo two\necho lines\n", 0, "two\nlines\n", ""),
        arguments("exit 7", 7, "", ""),
        arguments("false", 1, "", ""),
        arguments("cat", 0, "", ""),
        arguments("exec <&-; echo still", 0, "still\n", ""),
        arguments("exec >/dev/null; echo nothing", 0, "", ""),
        arguments("echo 'it is' \"quoted\" `echo so` \\\\", 0, "it is quoted so \\\n", ""),
        arguments("printf '\\n\\n'", 0, "\n\n", ""),
        arguments("sh -c 'kill -TERM $$'", 143, "", "Terminated\n"),
        arguments("echo ümläut €", 0, "ümläut €\n", ""),
        arguments("", 0, "", ""));
  }

  @Test
  void keepsRequestsApart() {
    run("cd /usr; x=1; umask 077; exit 3");

    assertThat(text(run("echo \"<$x>\" $(umask); pwd").out()))
        .startsWith("<> 0022\n")
        .doesNotContain("/usr\n");
  }

  @Test
  void tellsASyntaxErrorAndGoesOn() {
    assertThat(run("if then fi").status()).isNotZero();
    assertThat(text(run("echo well").out())).isEqualTo("well\n");
  }

  @Test
  void servesManyRequestsInARow() {
    for (int i = 0; i < 200; i++) {
      assertThat(text(run("echo " + i).out())).isEqualTo(i + "\n");
    }
  }

  @Test
  void handsOutLinesAsTheyCome() throws Exception {
    var first = new CountDownLatch(1);
    var reply =
        new FutureTask<>(() ->
            shell()
                .run(
                    new Request(
                        "echo one; while [ ! -e \"$MASTOPLAY_DIR/go\" ]; do sleep 0.05; done;"
                            + " printf 'two\\nthree'",
                        Content.EMPTY),
                    line -> {
                      lines.add(line);
                      first.countDown();
                    }));
    var folder = text(run("printf %s \"$MASTOPLAY_DIR\"").out());
    lines.clear();
    Thread.ofVirtual().start(reply);
    first.await();
    Files.createFile(Path.of(folder, "go"));

    assertThat(reply.get().status()).isZero();
    assertThat(lines).containsExactly("one", "two", "three");
  }

  @Test
  void carriesEveryByteBothWays() {
    var bytes = new byte[20 * 1024 * 1024];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i + i / 251);
    }
    var payload = Content.of(bytes);

    var sent =
        shell().run(new Request("sha256sum < \"$MASTOPLAY_DIR/payload\"", payload), lines::add);
    var back = run("head -c 5000000 \"$MASTOPLAY_DIR/payload\" 2>&1");

    assertThat(text(sent.out())).startsWith(payload.sha256());
    assertThat(back.out().size()).as("the next request has its own payload").isZero();
    var both =
        shell().run(new Request("head -c 5000000 \"$MASTOPLAY_DIR/payload\"", payload), lines::add);
    assertThat(both.out().bytes()).isEqualTo(Arrays.copyOf(bytes, 5_000_000));
  }

  @Test
  void keepsTheHeadOfAnEndlessOutput() {
    var reply = run("head -c 40000000 /dev/zero; echo end");

    assertThat(reply.out().size()).isBetween(32 * 1024 * 1024, 33 * 1024 * 1024);
    assertThat(reply.status()).isZero();
  }

  @Test
  void keepsItsFolderPrivateAndRemovesIt() throws Exception {
    var folder = text(run("printf %s \"$MASTOPLAY_DIR\"").out());
    assertThat(text(run("stat -c %a \"$MASTOPLAY_DIR\"").out())).isEqualTo("700\n");

    connection.close();

    var path = Path.of(folder);
    for (int i = 0; i < 500 && Files.exists(path); i++) {
      Thread.sleep(20);
    }
    assertThat(path).doesNotExist();
  }

  @Test
  void saysThatTheShellEnded() {
    assertThatThrownBy(() -> run("rm -r \"$MASTOPLAY_DIR\"; echo dying; kill -9 $$; sleep 1"))
        .isInstanceOfSatisfying(
            Unreachable.class,
            it -> {
              assertThat(it.diagnosis().what())
                  .isEqualTo("The shell on here ended in the middle of its work.");
              assertThat(it.diagnosis().words()).contains("its last words: dying");
            });
  }

  @Test
  void saysThatTheDiskIsFull() {
    run("rm -f \"$MASTOPLAY_DIR/payload\"; ln -s /dev/full \"$MASTOPLAY_DIR/payload\"");

    assertThatThrownBy(() -> shell().run(new Request("true", Content.of("x")), lines::add))
        .isInstanceOfSatisfying(
            Unreachable.class,
            it -> assertThat(it.diagnosis().what()).isEqualTo("The host's disk is full."));
  }

  @Test
  void endsAtOnceWhenClosed() throws Exception {
    var started = new CountDownLatch(1);
    var running =
        new FutureTask<>(() ->
            shell().run(new Request("echo on; sleep 30", Content.EMPTY), _ -> started.countDown()));
    Thread.ofVirtual().start(running);
    started.await();

    shell().close();

    assertThatThrownBy(running::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(Unreachable.class);
  }

  @Test
  void endsAtOnceWhenInterrupted() throws Exception {
    var started = new CountDownLatch(1);
    var running =
        new FutureTask<>(() ->
            shell().run(new Request("echo on; sleep 30", Content.EMPTY), _ -> started.countDown()));
    var thread = Thread.ofVirtual().start(running);
    started.await();

    thread.interrupt();

    assertThatThrownBy(running::get)
        .hasCauseInstanceOf(Unreachable.class)
        .hasMessageContaining("Stopped on request");
  }

  @Test
  void greetsWithFacts() {
    var facts = Facts.parse("here", shell().greeting());

    assertThat(facts.keys())
        .contains(
            "hostname",
            "fqdn",
            "distribution",
            "distribution_version",
            "distribution_major_version",
            "distribution_release",
            "architecture",
            "machine",
            "kernel",
            "processor_vcpus",
            "memtotal_mb",
            "swaptotal_mb",
            "all_ipv4_addresses",
            "all_ipv6_addresses",
            "service_mgr",
            "timezone",
            "pkg_mgr",
            "user_id",
            "user_uid");
  }

  @Test
  void isKeptForEachIdentity() {
    assertThat(shell()).isSameAs(shell());
  }

  private Shell shell() {
    return connection.shell(new Identity.Login());
  }

  private Reply run(String script) {
    return shell().run(new Request(script, Content.EMPTY), lines::add);
  }

  private static String text(Content content) {
    return new String(content.bytes(), StandardCharsets.UTF_8);
  }
}
