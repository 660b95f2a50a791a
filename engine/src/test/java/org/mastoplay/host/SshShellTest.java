package org.mastoplay.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mastoplay.host.Shell.Reply;
import org.mastoplay.host.Shell.Request;
import org.mastoplay.module.Content;

/** Shells through a real SSH server. */
@Timeout(60)
final class SshShellTest {
  @TempDir private Path folder;
  private final List<String> lines = new ArrayList<>();
  private Sshd sshd;

  @BeforeEach
  void start() {
    sshd = Sshd.start(folder.resolve("server"), "ForceCommand " + folder.resolve("login"));
    loginShell("exec $SSH_ORIGINAL_COMMAND");
  }

  @AfterEach
  void stop() {
    sshd.close();
  }

  @Test
  void carriesEveryByteBothWays() {
    var bytes = new byte[20 * 1024 * 1024];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i + i / 251);
    }
    var payload = Content.of(bytes);
    try (var connection = sshd.connector().connect(sshd.target())) {
      var shell = connection.shell(new Identity.Login());

      var reply =
          shell.run(
              new Request(
                  "sha256sum < \"$MASTOPLAY_DIR/payload\" >&2; head -c 5000000 "
                      + "\"$MASTOPLAY_DIR/payload\"",
                  payload),
              _ -> {});

      assertThat(text(reply.err())).startsWith(payload.sha256());
      assertThat(reply.out().bytes()).isEqualTo(Arrays.copyOf(bytes, 5_000_000));
      for (int i = 0; i < 50; i++) {
        assertThat(text(run(shell, "echo " + i).out())).isEqualTo(i + "\n");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // A noisy start-up file, on both streams, that ends without a newline.
        "echo Welcome; printf 'You have mail.'; echo warning >&2; exec $SSH_ORIGINAL_COMMAND",
        // One that reads its input would swallow the script: noise of the worst kind, but bounded.
        "seq 20000; seq 20000 >&2; exec $SSH_ORIGINAL_COMMAND",
        // A login shell that knows nothing but plain words, such as csh or fish at their strangest.
        "case $SSH_ORIGINAL_COMMAND in (*[!a-zA-Z0-9_/=.\\ -]*) echo syntax error; exit 1;; esac;"
            + " exec $SSH_ORIGINAL_COMMAND",
        "unset HOME PATH; export LANG=nonsense; cd /; exec $SSH_ORIGINAL_COMMAND"
      })
  void getsAlongWithStrangeLogins(String login) {
    loginShell(login);
    try (var connection = sshd.connector().connect(sshd.target())) {
      var shell = connection.shell(new Identity.Login());

      assertThat(text(run(shell, "echo hello; echo there >&2").out())).isEqualTo("hello\n");
      assertThat(lines).containsExactlyInAnyOrder("hello", "there");
      assertThat(Facts.parse("web1", shell.greeting()).get("hostname")).isPresent();
    }
  }

  @Test
  void greetsWithFactsOnce() {
    try (var connection = sshd.connector().connect(sshd.target())) {
      var first = connection.shell(new Identity.Login());
      var second = connection.shell(new Identity.Become("daemon", Identity.Method.SUDO));

      assertThat(first.greeting()).contains("hostname=");
      assertThat(second.greeting()).isBlank();
      assertThat(text(run(second, "id -un; echo $HOME").out())).isEqualTo("daemon\n/usr/sbin\n");
    }
  }

  @Test
  void saysThatALoginShellRefuses() {
    loginShell("echo This account is currently not available.; exit 1");
    try (var connection = sshd.connector().connect(sshd.target())) {
      assertThatThrownBy(() -> connection.shell(new Identity.Login()))
          .isInstanceOfSatisfying(
              Unreachable.class,
              it -> {
                assertThat(it.diagnosis().what()).contains("would not run /bin/sh");
                assertThat(it.diagnosis().words())
                    .contains("This account is currently not available.");
              });
    }
  }

  @Test
  void saysThatTheConnectionWasLost() throws Exception {
    var connection = sshd.connector().connect(sshd.target());
    var shell = connection.shell(new Identity.Login());
    var begun = new CountDownLatch(1);
    var reply =
        new FutureTask<>(() ->
            shell.run(
                new Request("echo working; sleep 20", Content.EMPTY), _ -> begun.countDown()));
    Thread.ofVirtual().start(reply);
    begun.await();

    sshd.close();

    assertThatThrownBy(reply::get)
        .cause()
        .isInstanceOfSatisfying(
            Unreachable.class,
            it -> {
              assertThat(it.diagnosis().what())
                  .isEqualTo("The connection to web1 was lost in the middle of its work.");
              assertThat(it.diagnosis().words()).contains("its last words: working");
            });
    connection.close();
  }

  @Test
  void leavesNothingBehind() throws Exception {
    var connection = sshd.connector().connect(sshd.target());
    var shell = connection.shell(new Identity.Login());
    var path = Path.of(text(run(shell, "printf %s \"$MASTOPLAY_DIR\"").out()));
    assertThat(path).exists();

    connection.close();

    for (int i = 0; i < 500 && Files.exists(path); i++) {
      Thread.sleep(20);
    }
    assertThat(path).doesNotExist();
  }

  private void loginShell(String script) {
    var file = folder.resolve("login");
    try {
      Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Reply run(Shell shell, String script) {
    return shell.run(new Request(script, Content.EMPTY), lines::add);
  }

  private static String text(Content content) {
    return new String(content.bytes(), StandardCharsets.UTF_8);
  }
}
