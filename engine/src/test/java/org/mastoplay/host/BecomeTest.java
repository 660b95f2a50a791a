package org.mastoplay.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mastoplay.host.Identity.Become;
import org.mastoplay.host.Identity.Method;
import org.mastoplay.host.Shell.Request;
import org.mastoplay.module.Content;
import org.mastoplay.text.Diagnosis;
import org.mastoplay.text.Secret;

/** Becoming somebody else, by a sudo and a su that only do as if. */
@Timeout(60)
final class BecomeTest {
  private static final Become ROOT = new Become("root", Method.SUDO);
  private static final Become ROOT_BY_DOAS = new Become("root", Method.DOAS);
  private static final Become ROOT_BY_SU = new Become("root", Method.SU);

  /** As sudo behaves: -n never asks, -S asks on standard error and reads a line, three times. */
  private static final String ASKING_SUDO =
      """
      echo "$*" >> "${0%/*}/calls"
      if [ "$1" = -n ]; then echo "sudo: a password is required" >&2; exit 1; fi
      for try in 1 2 3; do
        printf %s "$3" >&2
        IFS= read -r answer || exit 1
        echo "$answer" >> "${0%/*}/answers"
        if [ "$answer" = "pass word" ]; then shift 6; exec "$@"; fi
        echo "Sorry, try again." >&2
      done
      """;

  @TempDir private Path folder;
  private final LocalLauncher local = new LocalLauncher();

  @AfterEach
  void close() {
    local.close();
  }

  @Test
  void needsNoPasswordWhereSudoWantsNone() {
    fake("sudo", "shift 4; exec \"$@\"");

    assertThat(whoAmI(open(ROOT, Optional.empty()))).isEqualTo("me");
  }

  @Test
  void answersThePromptOfSudo() {
    fake("sudo", ASKING_SUDO);

    assertThat(whoAmI(open(ROOT, Optional.of(new Secret("pass word"))))).isEqualTo("me");
    assertThat(read("calls")).doesNotContain("pass word");
    assertThat(read("answers")).isEqualTo("pass word\n");
  }

  @Test
  void triesAWrongPasswordOnce() {
    fake("sudo", ASKING_SUDO);

    refused(
        ROOT,
        Optional.of(new Secret("guess")),
        why -> assertThat(why.what()).isEqualTo("sudo on here did not accept the password."));
    assertThat(read("answers")).isEqualTo("guess\n");
  }

  @Test
  void sendsNoPasswordUnlessAsked() {
    fake(
        "sudo",
        """
        if [ "$1" = -n ]; then echo "sudo: a password is required" >&2; exit 1; fi
        echo "sudo: something else is wrong" >&2
        cat > "${0%/*}/answers"
        """);
    assertThatThrownBy(
            () -> open(ROOT, Optional.of(new Secret("pass word")), Duration.ofSeconds(1)))
        .isInstanceOf(Unreachable.class);

    assertThat(read("answers")).doesNotContain("pass word");
  }

  @Test
  void answersThePromptOfSu() {
    fake(
        "su",
        """
        printf "Password: " >&2
        IFS= read -r answer
        if [ "$answer" != "pass word" ]; then echo "su: Authentication failure" >&2; exit 1; fi
        exec /bin/sh -c "$4"
        """);

    assertThat(whoAmI(open(ROOT_BY_SU, Optional.of(new Secret("pass word"))))).isEqualTo("me");
    refused(
        ROOT_BY_SU,
        Optional.of(new Secret("guess")),
        why -> {
          assertThat(why.what()).isEqualTo("su on here did not accept the password.");
          assertThat(why.why().orElseThrow()).contains("of root");
        });
    refused(
        ROOT_BY_SU,
        Optional.empty(),
        why -> assertThat(why.remedy().orElseThrow()).contains("-K", "root's password"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sudo: a password is required                     |wants a password before deploy may     |-K
          sudo: a terminal is required to read the password|wants a password before deploy may     |NOPASSWD
          deploy is not in the sudoers file.               |deploy has no right to become root     |adduser deploy sudo
          Sorry, user deploy is not allowed to execute '/bin/sh' as root on h.|deploy has no right|-u
          sudo: unknown user: root                         |no account `root`                      |become_user
          env: 'sudo': No such file or directory           |sudo is not installed                  |apt-get install sudo
          mktemp: failed to create: No space left on device|disk is full                           |df -h
          anything else                                    |deploy could not become root           |sudo -u root true
          """)
  void saysWhySudoRefused(String words, String what, String remedy) {
    fake("sudo", "cat <<'WORDS' >&2\n" + words + "\nWORDS\nexit 1");

    refused(
        ROOT,
        Optional.empty(),
        why -> {
          assertThat(why.what()).contains(what);
          assertThat(why.remedy().orElseThrow()).contains(remedy);
          assertThat(why.words()).contains(words);
        });
  }

  @Test
  void needsNoPasswordWhereDoasWantsNone() {
    fake("doas", "[ \"$1 $2 $3\" = '-n -u root' ] && shift 3 && exec \"$@\"");

    assertThat(whoAmI(open(ROOT_BY_DOAS, Optional.empty()))).isEqualTo("me");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          doas: Authentication required      |doas on here wants a password before deploy may become root.|terminal only  |permit nopass deploy as root
          doas: a tty is required            |doas on here wants a password before deploy may become root.|terminal only  |the last one counts
          doas: Operation not permitted      |deploy has no right to become root on here.                 |no line of     |permit nopass deploy as root
          doas: doas is not enabled, /etc/doas.conf: No such file or directory|deploy has no right to become root on here.|there is no /etc/doas.conf|permit nopass deploy as root
          doas: syntax error at line 3       |doas on here does not accept its own configuration.         |''             |doas -C
          doas: unknown user                 |There is no account `root` on here.                         |''             |become_user
          env: 'doas': No such file or directory|doas is not installed on here.                           |must become    |apt-get install opendoas
          anything else                      |deploy could not become root on here.                       |doas refused   |doas -u root true
          """)
  void saysWhyDoasRefused(String words, String what, String why, String remedy) {
    fake("doas", "cat <<'WORDS' >&2\n" + words + "\nWORDS\nexit 1");

    refused(
        ROOT_BY_DOAS,
        Optional.of(new Secret("of no use")),
        it -> {
          assertThat(it.what()).isEqualTo(what);
          assertThat(it.why().orElse("")).contains(why);
          assertThat(it.remedy().orElseThrow()).contains(remedy);
          assertThat(it.words()).contains(words);
        });
  }

  @Test
  void refusesANameThatIsNone() {
    refused(
        new Become("root; reboot", Method.SUDO),
        Optional.empty(),
        why -> assertThat(why.what()).contains("can't be the name of an account"));
  }

  private FramedShell open(Identity identity, Optional<Secret> password) {
    return open(identity, password, Duration.ofSeconds(20));
  }

  private FramedShell open(Identity identity, Optional<Secret> password, Duration timeout) {
    var target =
        new Target(
            "here",
            true,
            "localhost",
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            password,
            timeout);
    return new ShellOpener(target, withFakes(), "deploy").open(identity, false);
  }

  private Launcher withFakes() {
    return new Launcher() {
      @Override
      public Pipes start(List<String> words) throws IOException {
        List<String> all =
            new ArrayList<>(List.of("env", "WHO=me", "PATH=%s:/usr/bin:/bin".formatted(folder)));
        all.addAll(words);
        return local.start(all);
      }

      @Override
      public boolean open() {
        return true;
      }
    };
  }

  private void refused(Identity identity, Optional<Secret> password, Consumer<Diagnosis> check) {
    assertThatThrownBy(() -> open(identity, password))
        .isInstanceOfSatisfying(Unreachable.class, it -> check.accept(it.diagnosis()));
  }

  private static String whoAmI(FramedShell shell) {
    var reply = shell.run(new Request("printf %s $WHO", Content.EMPTY), _ -> {});
    return new String(reply.out().bytes(), StandardCharsets.UTF_8);
  }

  private void fake(String name, String script) {
    try {
      var file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
      assertThat(file.toFile().setExecutable(true)).isTrue();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private String read(String name) {
    var file = folder.resolve(name);
    return Files.exists(file) ? Sshd.read(file) : "";
  }
}
