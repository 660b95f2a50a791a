package org.mastoplay.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mastoplay.host.Shell.Request;
import org.mastoplay.module.Content;

/** A host of which only {@code ~/.ssh/config} knows how to reach it; with a real SSH server. */
@Timeout(60)
final class SshConfigFileTest {
  @TempDir private Path folder;
  private Sshd sshd;

  /** A server that lets in one key only, which no other line of the configuration names. */
  @BeforeEach
  void start() {
    sshd = Sshd.start(folder.resolve("server"));
    Sshd.keygen(folder.resolve("own"), "ed25519", "");
    sshd.write("authorized_keys", Sshd.read(folder.resolve("own.pub")));
  }

  @AfterEach
  void stop() {
    sshd.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host web1",
        "Host web? !web2",
        "Match host web1",
        "Match originalhost web1",
        "Match host web1 user *",
        "Match exec \"test %h = web1\""
      })
  void saysAllThatIsNeeded(String head) {
    assertThat(login("web1", head, settings())).isEqualTo(System.getProperty("user.name"));
  }

  @Test
  void matchesTheNameThatHostNameGives() {
    assertThat(
            login(
                "web1",
                "Host web1\n  HostName 127.0.0.1",
                "Match host 127.0.0.1\n" + settings().replace("HostName 127.0.0.1", "")))
        .isEqualTo(System.getProperty("user.name"));
  }

  @Test
  void isTakenFromIncludedFiles() throws IOException {
    Files.createDirectory(folder.resolve("conf.d"));
    Files.writeString(folder.resolve("conf.d/web.conf"), "Host web1\n" + settings());

    assertThat(login("web1", "Include %s/conf.d/*.conf".formatted(folder)))
        .isEqualTo(System.getProperty("user.name"));
  }

  @Test
  void knowsHostsFromEitherOfTwoFiles() {
    var key = Sshd.read(sshd.file("host.pub"));
    sshd.write("known_hosts", "");
    sshd.write("second", "[127.0.0.1]:%d %s".formatted(sshd.port(), key));
    var files = "UserKnownHostsFile %s %s\n".formatted(sshd.file("nothing"), sshd.file("second"));

    assertThat(login("web1", "Host web1", settings(), files))
        .isEqualTo(System.getProperty("user.name"));
  }

  private String settings() {
    return """
      HostName 127.0.0.1
      Port %d
      User %s
      IdentityFile %s
      IdentitiesOnly yes
    """
        .formatted(sshd.port(), System.getProperty("user.name"), folder.resolve("own"));
  }

  /** Logs in with nothing but a name and these lines, and asks who that is. */
  private String login(String name, String... config) {
    var target =
        new Target(
            name,
            false,
            name,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            Duration.ofSeconds(20));
    try (var connection = sshd.connector(config).connect(target)) {
      var reply =
          connection.shell(new Identity.Login()).run(new Request("id -un", Content.EMPTY), _ -> {});
      return new String(reply.out().bytes(), StandardCharsets.UTF_8).strip();
    }
  }
}
