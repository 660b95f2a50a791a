package org.mastoplay.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mastoplay.text.Diagnosis;

/** Whether a host is the one it says it is; with a real SSH server. */
@Timeout(60)
final class SshHostKeyTest {
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

  @Test
  void trustsAKnownKey() {
    accepted();
  }

  @Test
  void trustsAKeyUnderAHashedName() {
    Sshd.run("ssh-keygen", "-q", "-H", "-f", sshd.file("known_hosts").toString());

    accepted();
  }

  @Test
  void trustsAKeyUnderAnAlias() {
    sshd.write("known_hosts", "other " + Sshd.read(sshd.file("host.pub")));

    accepted("Host *", "HostKeyAlias other");
  }

  @Test
  void trustsAKeyThatIsKnownForTheStandardPort() {
    sshd.write("known_hosts", "127.0.0.* " + Sshd.read(sshd.file("host.pub")));

    accepted();
  }

  @Test
  void refusesAnUnknownKey() {
    sshd.write("known_hosts", "elsewhere " + Sshd.read(sshd.file("host.pub")));

    refused(why -> {
      assertThat(why.what()).startsWith("The host key of 127.0.0.1 is not known here");
      assertThat(why.why().orElseThrow()).contains(fingerprint("host.pub"), "ED25519");
      assertThat(why.remedy().orElseThrow())
          .contains("ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub")
          .contains(
              "ssh-keyscan -t ed25519 -p %d 127.0.0.1 >> %s"
                  .formatted(sshd.port(), sshd.file("known_hosts")));
    });
  }

  @Test
  void remembersAnUnknownKeyWhereTheConfigurationSaysSo() {
    sshd.write("known_hosts", "");

    accepted("Host *", "StrictHostKeyChecking accept-new", "HashKnownHosts yes");

    assertThat(Sshd.read(sshd.file("known_hosts"))).startsWith("|1|").doesNotContain("127.0.0.1");
    accepted();
    Sshd.run(
        "ssh",
        "-F",
        sshd.file("ssh_config").toString(),
        "-oStrictHostKeyChecking=yes",
        "-p",
        Integer.toString(sshd.port()),
        "127.0.0.1",
        "true");
  }

  @Test
  void refusesAChangedKeyWhateverTheConfigurationSays() {
    Sshd.keygen(folder.resolve("old"), "ed25519", "");
    sshd.write("known_hosts", "# old\n");
    sshd.write(
        "known_hosts",
        "# old\n[127.0.0.1]:%d %s".formatted(sshd.port(), Sshd.read(folder.resolve("old.pub"))));

    refused(
        why -> {
          assertThat(why.what()).startsWith("The host key of 127.0.0.1 has changed.");
          assertThat(why.why().orElseThrow())
              .contains(fingerprint("host.pub"), fingerprint("../old.pub"))
              .contains(sshd.file("known_hosts") + ":2");
          assertThat(why.remedy().orElseThrow())
              .contains(
                  "ssh-keygen -f %s -R '[127.0.0.1]:%d'"
                      .formatted(sshd.file("known_hosts"), sshd.port()));
        },
        "Host *",
        "StrictHostKeyChecking no");
  }

  @Test
  void refusesARevokedKeyThatIsListedAsGoodToo() {
    var good = Sshd.read(sshd.file("known_hosts"));
    sshd.write("known_hosts", good + "@revoked * " + Sshd.read(sshd.file("host.pub")));

    refused(why -> {
      assertThat(why.what()).isEqualTo("The host key of 127.0.0.1 has been revoked.");
      assertThat(why.why().orElseThrow()).contains(sshd.file("known_hosts") + ":2");
    });
  }

  @Test
  void trustsACertificateOfAKnownAuthority() {
    Sshd.keygen(folder.resolve("ca"), "ed25519", "");
    withCertificate("127.0.0.1");
    sshd.write("known_hosts", "@cert-authority * " + Sshd.read(folder.resolve("ca.pub")));

    accepted();

    sshd.write(
        "known_hosts",
        "@cert-authority * %s@revoked * %s"
            .formatted(Sshd.read(folder.resolve("ca.pub")), Sshd.read(sshd.file("host.pub"))));
    refused(why -> assertThat(why.what()).contains("revoked"));
  }

  @Test
  void refusesACertificateForAnotherHost() {
    Sshd.keygen(folder.resolve("ca"), "ed25519", "");
    withCertificate("elsewhere");
    sshd.write("known_hosts", "@cert-authority * " + Sshd.read(folder.resolve("ca.pub")));

    refused(why -> assertThat(why.what()).contains("host certificate of 127.0.0.1"));
  }

  @Test
  void refusesACertificateOfAnotherAuthority() {
    Sshd.keygen(folder.resolve("ca"), "ed25519", "");
    Sshd.keygen(folder.resolve("other"), "ed25519", "");
    withCertificate("127.0.0.1");
    sshd.write("known_hosts", "@cert-authority * " + Sshd.read(folder.resolve("other.pub")));

    refused(why -> assertThat(why.what()).contains("is not known here"));
  }

  private void withCertificate(String principal) {
    sshd.close();
    var server = folder.resolve("certified");
    sshd = Sshd.start(server, "HostCertificate " + server.resolve("host-cert.pub"));
    sshd.close();
    Sshd.run(
        "ssh-keygen",
        "-q",
        "-s",
        folder.resolve("ca").toString(),
        "-h",
        "-I",
        "test",
        "-n",
        principal,
        server.resolve("host.pub").toString());
    sshd = sshd.restart();
  }

  private String fingerprint(String file) {
    return Sshd.run("ssh-keygen", "-lf", sshd.file(file).toString()).split(" ")[1];
  }

  private void accepted(String... config) {
    try (var connection = sshd.connector(config).connect(sshd.target())) {
      assertThat(connection.shell(new Identity.Login()).greeting()).contains("hostname=");
    }
  }

  private void refused(Consumer<Diagnosis> check, String... config) {
    assertThatThrownBy(() -> sshd.connector(config).connect(sshd.target()))
        .isInstanceOfSatisfying(Unreachable.class, it -> check.accept(it.diagnosis()));
  }
}
