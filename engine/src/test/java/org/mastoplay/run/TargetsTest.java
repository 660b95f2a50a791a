package org.mastoplay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mastoplay.host.Target;
import org.mastoplay.plan.Sites;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Secret;

class TargetsTest {
  @TempDir Path folder;

  @Test
  void takesWhatTheCommandLineSaysWhereTheInventoryIsSilent() {
    assertThat(target(""))
        .isEqualTo(
            new Target(
                "web",
                false,
                "web",
                Optional.empty(),
                Optional.of("me"),
                List.of(Path.of("/key")),
                List.of(),
                Optional.of(new Secret("asked")),
                Duration.ofSeconds(7)));
  }

  @Test
  void takesWhatTheInventorySaysFirst() {
    var target =
        target(
            "ansible_host: '${inventory_hostname}.example.org', ansible_port: 2222,"
                + " ansible_user: admin, ansible_ssh_private_key_file: ~/own,"
                + " ansible_become_password: given");
    assertThat(target.address()).isEqualTo("web.example.org");
    assertThat(target.port()).contains(2222);
    assertThat(target.user()).contains("admin");
    assertThat(target.becomePassword()).contains(new Secret("given"));
    assertThat(target.identityFiles())
        .containsExactly(Path.of(System.getProperty("user.home"), "own"), Path.of("/key"));
  }

  @Test
  void readsOlderNamesAndOptionsOfSsh() {
    var target =
        target(
            "ansible_ssh_host: a.example, ansible_ssh_port: 22, ansible_ssh_user: bob,"
                + " ansible_become_pass: old,"
                + " ansible_ssh_common_args: \"-o A=1 -oB=2 -o 'C=3 4'\","
                + " ansible_ssh_extra_args: -o D=5");
    assertThat(target.address()).isEqualTo("a.example");
    assertThat(target.port()).contains(22);
    assertThat(target.user()).contains("bob");
    assertThat(target.becomePassword()).contains(new Secret("old"));
    assertThat(target.options()).containsExactly("A=1", "B=2", "C=3 4", "D=5");
  }

  @Test
  void takesOneLevelOfQuotesAwayAsAShellDoes() {
    var target =
        target("ansible_ssh_common_args: '-o ProxyCommand=\"ssh -W %h:%p a\" -o ''E=\"x y\"'' -q'");
    assertThat(target.options()).containsExactly("ProxyCommand=ssh -W %h:%p a", "E=\"x y\"");
  }

  @Test
  void aLocalHostIsThisMachine() {
    assertThat(target("ansible_connection: local").local()).isTrue();
    assertThat(target("ansible_connection: ssh").local()).isFalse();
    assertThat(target("ansible_connection: ~").local()).isFalse();
  }

  @Test
  void theLockoutGuardWaitsAsLongAsTheInventorySays() {
    assertThat(target("").patience()).isEqualTo(Duration.ofSeconds(60));
    assertThat(target("mastoplay_guard_seconds: 15").patience()).isEqualTo(Duration.ofSeconds(15));
    assertThat(target("mastoplay_guard_seconds: 0").patience()).isZero();
    assertThatThrownBy(() -> target("mastoplay_guard_seconds: 3"))
        .isInstanceOfSatisfying(
            MistakesFound.class,
            mistakes ->
                assertThat(mistakes.problems().toString())
                    .contains("`3` is no time for the lockout guard"));
  }

  private Target target(String variables) {
    var site =
        Sites.read(
            folder, "all: {hosts: {web: {%s}}}".formatted(variables), "- {hosts: web, tasks: []}");
    var host = site.hosts().getFirst();
    return Targets.of(host, site.variables(host), options());
  }

  private static Options options() {
    return new Options(
        List.of(),
        Optional.empty(),
        Set.of(),
        Set.of(),
        List.of(),
        5,
        false,
        false,
        Optional.empty(),
        Optional.of("me"),
        Optional.of(Path.of("/key")),
        Optional.of(new Secret("asked")),
        Optional.empty(),
        Duration.ofSeconds(7));
  }
}
