package org.mastoplay.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mastoplay.host.Shell.Request;
import org.mastoplay.module.Content;
import org.mastoplay.text.Diagnosis;
import org.mastoplay.text.Secret;

/** Keys, the agent, and what is said when none will do; with a real SSH server. */
@Timeout(60)
final class SshLoginTest {
  @TempDir private Path folder;
  private Sshd sshd;

  @BeforeEach
  void start() {
    sshd = Sshd.start(folder.resolve("server"));
  }

  @AfterEach
  void stop() {
    sshd.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ed25519|''    |''
          rsa    |''    |-b 2048
          ecdsa  |''    |-b 256
          ecdsa  |''    |-b 384
          ecdsa  |''    |-b 521
          rsa    |''    |-m PEM
          rsa    |''    |-m PKCS8
          ecdsa  |''    |-m PKCS8
          ed25519|secret|''
          rsa    |secret|''
          ecdsa  |secret|''
          """)
  void takesEveryKindOfKey(String type, String passphrase, String more) {
    var key = newKey(type, passphrase, more.isEmpty() ? new String[0] : more.split(" "));
    sshd.write("authorized_keys", Sshd.read(Path.of(key + ".pub")));

    assertThat(works(sshd.connector(Map.of(), Optional.of(new Secret(passphrase))), key)).isTrue();
  }

  @Test
  void findsKeysInTheConfiguration() {
    assertThat(works(sshd.connector())).isTrue();
  }

  @Test
  void asksForAPassphraseOnce() {
    var key = newKey("ed25519", "secret");
    sshd.write("authorized_keys", Sshd.read(Path.of(key + ".pub")));
    var asked = new ArrayList<String>();
    sshd.connector();
    var connector =
        new HostConnector(
            question -> {
              asked.add(question);
              return Optional.of(new Secret("secret"));
            },
            sshd.workstation(Map.of()));

    assertThat(works(connector, key)).isTrue();
    assertThat(works(connector, key)).isTrue();

    assertThat(asked).containsExactly("Passphrase of %s: ".formatted(key));
  }

  @Test
  void usesTheAgent() {
    var key = newKey("ed25519", "");
    var rsa = newKey("rsa", "");
    sshd.write("authorized_keys", Sshd.read(Path.of(rsa + ".pub")));
    var socket = folder.resolve("agent").toString();
    var started = Sshd.run("ssh-agent", "-s", "-a", socket);
    var pid = started.replaceAll("(?s).*SSH_AGENT_PID=(\\d+).*", "$1");
    try {
      Sshd.run("env", "SSH_AUTH_SOCK=" + socket, "ssh-add", "-q", key.toString(), rsa.toString());

      assertThat(works(sshd.connector(Map.of("SSH_AUTH_SOCK", socket), Optional.empty()))).isTrue();
      assertThat(works(sshd.connector("IdentityAgent " + socket))).isTrue();
      refused(
          sshd.connector(Map.of("SSH_AUTH_SOCK", socket), Optional.empty(), "IdentitiesOnly yes"),
          sshd.target(),
          why -> assertThat(why.what()).contains("would not let the user"));
    } finally {
      Sshd.run("kill", pid);
    }
  }

  @Test
  void namesTheKeysThatWereRefused() {
    var wrong = newKey("ed25519", "");

    sshd.write("authorized_keys", "");
    refused(
        sshd.connector(),
        sshd.target(wrong),
        why -> {
          assertThat(why.what())
              .isEqualTo(
                  "127.0.0.1 would not let the user `%s` in with any of 2 keys."
                      .formatted(System.getProperty("user.name")));
          assertThat(why.why().orElseThrow())
              .contains(wrong.toString(), sshd.file("client").toString(), "ED25519 SHA256:")
              .contains("The server accepts: publickey");
          assertThat(why.remedy().orElseThrow()).contains("ssh-copy-id -i " + wrong);
        });
  }

  @Test
  void saysThatAUserIsWrong() {
    refused(
        sshd.connector("Host *", "User nobody-of-that-name"),
        sshd.target(),
        why -> {
          assertThat(why.what()).contains("`nobody-of-that-name`");
          assertThat(why.remedy().orElseThrow()).contains("-u");
        });
  }

  @Test
  void saysThatAPassphraseIsWrong() {
    var key = newKey("ed25519", "secret");
    sshd.write("authorized_keys", Sshd.read(Path.of(key + ".pub")));

    refused(
        sshd.connector(Map.of(), Optional.of(new Secret("guess"))),
        sshd.target(key),
        why -> assertThat(why.what()).isEqualTo("That is not the passphrase of " + key + "."));
    refused(
        sshd.connector(),
        sshd.target(key),
        why -> assertThat(why.remedy().orElseThrow()).contains("ssh-add " + key));
  }

  @Test
  void saysThatAKeyFileIsNoUse() {
    var missing = folder.resolve("missing");
    refused(
        sshd.connector(),
        sshd.target(missing),
        why -> assertThat(why.what()).isEqualTo("There is no private key " + missing + "."));
    refused(
        sshd.connector(),
        sshd.target(sshd.file("client.pub")),
        why -> assertThat(why.what()).endsWith("client.pub holds no private key."));
    sshd.write(
        "damaged",
        "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n");
    refused(
        sshd.connector(),
        sshd.target(sshd.file("damaged")),
        why -> assertThat(why.what()).endsWith("damaged can't be used."));
  }

  private Path newKey(String type, String passphrase, String... more) {
    var file = folder.resolve(type + "-" + passphrase + more.length);
    Sshd.keygen(file, type, passphrase, more);
    return file;
  }

  private boolean works(HostConnector connector, Path... keys) {
    try (var connection = connector.connect(sshd.target(keys))) {
      return connection
              .shell(new Identity.Login())
              .run(new Request("true", Content.EMPTY), _ -> {})
              .status()
          == 0;
    }
  }

  private static void refused(HostConnector connector, Target target, Consumer<Diagnosis> check) {
    assertThatThrownBy(() -> connector.connect(target))
        .isInstanceOfSatisfying(Unreachable.class, it -> check.accept(it.diagnosis()));
  }
}
