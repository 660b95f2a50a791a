package org.mastoplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mastoplay.lab.Suite;

/** Hosts that can't be reached, and what rescues them. */
class LostHostIT {
  /** Shuts the door for good: whoever connects is refused. */
  private static final String SHUT =
      "systemctl stop ssh.socket ssh; systemctl mask --now ssh; pkill -KILL sshd";

  private static final String PLAYBOOK =
      """
      - hosts: web
        tasks:
          - block:
              - name: Shut the door
                shell: %s
                when: inventory_hostname == 'web1'
              - {name: Knock, command: touch /srv/knocked}
            rescue:
              - name: Tell
                copy:
                  dest: FOLDER/${inventory_hostname}
                  content: "${ansible_failed_task.name}: ${ansible_failed_result.unreachable?c}"
                delegate_to: localhost
            always:
              - name: Count
                copy: {dest: "FOLDER/${inventory_hostname}.always", content: x}
                delegate_to: localhost
      """
          .formatted(SHUT);

  @TempDir private Path folder;

  @Test
  void areRescued(@TempDir Path labFolder) throws Exception {
    try (var rehearsal =
        Rehearsal.boot(labFolder, Suite.TRIXIE, Map.of("web1", Set.of("web"), "web2", Set.of()))) {
      var fromTheStart =
          Files.writeString(
              folder.resolve("hosts.yml"),
              """
              web: {hosts: {web3: {ansible_host: %s, ansible_port: 2222}}}
              # Otherwise the host would open its door by itself.
              all: {vars: {mastoplay_guard_seconds: 0}}
              """
                  .formatted(rehearsal.address("web2")));
      var playbook =
          Files.writeString(
              folder.resolve("lost.yml"), PLAYBOOK.replace("FOLDER", folder.toString()));
      var story = rehearsal.site(playbook.toString(), false, fromTheStart.toString());
      assertThat(folder.resolve("web1")).content().matches("(Shut the door|Knock): true");
      assertThat(folder.resolve("web3")).hasContent("Knock: true");
      assertThat(folder.resolve("web1.always")).exists();
      assertThat(folder.resolve("web3.always")).exists();
      assertThat(story.unreachable()).isEmpty();
      assertThat(story.counts())
          .allSatisfy((_, it) -> {
            assertThat(it.rescued()).isEqualTo(1);
            assertThat(it.failed() + it.unreachable()).isZero();
          });

      var seen =
          Terminal.run(
              Map.of(),
              "apply",
              playbook.toString(),
              "-i",
              rehearsal.lab().inventory().toString(),
              "-i",
              fromTheStart.toString());
      assertThat(seen.code()).as(seen.all()).isZero();
      assertThat(seen.all()).contains("refused", "rescued").doesNotContain("\tat ");
    }
  }
}
