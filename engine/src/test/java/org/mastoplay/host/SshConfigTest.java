package org.mastoplay.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SshConfigTest {
  @TempDir private Path folder;

  @Test
  void asksOpenSsh() throws IOException {
    var config =
        Files.writeString(
            folder.resolve("config"),
            """
            Host web1
              HostName 192.0.2.7
              User deploy
              Port 2222
              IdentityFile ~/keys/%h-%r
              IdentitiesOnly yes
              IdentityAgent /run/other
              HostKeyAlias the-web
              UserKnownHostsFile ~/one ~/two
              ServerAliveInterval 7
              ServerAliveCountMax 2
              ProxyJump admin@[2001:db8::1]:2200,gate
              StrictHostKeyChecking no
            """);
    var settings = resolve(target("web1", List.of("Port=99")), "ssh", "-F", config.toString());

    assertThat(settings.address()).isEqualTo("192.0.2.7");
    assertThat(settings.user()).isEqualTo("deploy");
    assertThat(settings.port()).as("what is given goes before the file").isEqualTo(99);
    assertThat(settings.keys()).containsExactly(folder.resolve("keys/192.0.2.7-deploy"));
    assertThat(settings.onlyTheseKeys()).isTrue();
    assertThat(settings.agent()).contains(Path.of("/run/other"));
    assertThat(settings.knownHostsName()).isEqualTo("the-web");
    assertThat(settings.aliveInterval()).isEqualTo(Duration.ofSeconds(7));
    assertThat(settings.aliveCount()).isEqualTo(2);
    assertThat(settings.jumps())
        .containsExactly(
            new Jump(Optional.of("admin"), "2001:db8::1", Optional.of(2200)),
            new Jump(Optional.empty(), "gate", Optional.empty()));
    assertThat(settings.acceptNew()).isTrue();
    assertThat(settings.sshCommand()).isEqualTo("ssh -p 99 deploy@web1");
  }

  @Test
  void fallsBackToDefaultsWithoutOpenSsh() {
    var settings = resolve(target("web1", List.of()), "/no/such/program");

    assertThat(settings.address()).isEqualTo("web1");
    assertThat(settings.user()).isEqualTo("me");
    assertThat(settings.port()).isEqualTo(22);
    assertThat(settings.keys()).contains(folder.resolve(".ssh/id_ed25519"));
    assertThat(settings.userKnownHosts()).containsExactly(folder.resolve(".ssh/known_hosts"));
    assertThat(settings.agent()).contains(Path.of("/run/agent"));
    assertThat(settings.aliveInterval()).isEqualTo(Duration.ofSeconds(15));
    assertThat(settings.acceptNew()).isFalse();
    assertThat(settings.sshCommand()).isEqualTo("ssh me@web1");
  }

  @ParameterizedTest
  @CsvSource({
    "gate, gate",
    "me@gate, me@gate",
    "me@gate:22, me@gate:22",
    "ssh://me@gate:22, me@gate:22",
    "[2001:db8::1]:22, 2001:db8::1:22"
  })
  void readsAJump(String text, String expected) {
    assertThat(Jump.parseAll(text)).singleElement().hasToString(expected);
  }

  @Test
  void readsNoJump() {
    assertThat(Jump.parseAll("none")).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> Jump.parseAll("a:b:c"));
  }

  private SshSettings resolve(Target target, String... ssh) {
    var here = new Workstation(List.of(ssh), folder, "me", Map.of("SSH_AUTH_SOCK", "/run/agent"));
    return new SshConfig(here).resolve(target);
  }

  private static Target target(String address, List<String> options) {
    return new Target(
        address,
        false,
        address,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        options,
        Optional.empty(),
        Duration.ofSeconds(5));
  }
}
