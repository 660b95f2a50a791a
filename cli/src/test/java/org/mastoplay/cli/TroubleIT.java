package org.mastoplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mastoplay.lab.Suite;

/** What a beginner is told when a host won't do as asked: what happened, why, and what to do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TroubleIT {
  private static final String PLAYBOOK = "src/test/playbooks/files.yml";

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private Rehearsal rehearsal;

  @BeforeAll
  void boot(@TempDir Path labFolder) {
    rehearsal = Rehearsal.boot(labFolder, Suite.TRIXIE, Map.of("web1", Set.of("web")));
  }

  @AfterAll
  void takeDown() {
    rehearsal.close();
  }

  @Test
  void unknownHostKey() throws Exception {
    var knownHosts = Files.writeString(folder.resolve("known_hosts"), "");
    assertRefused(apply("-e", sshOption("UserKnownHostsFile=" + knownHosts)), "SHA256:", "ssh");
  }

  @Test
  void changedHostKey() throws Exception {
    var other = folder.resolve("other");
    generateKey(other);
    var key = Files.readString(Path.of(other + ".pub")).split(" ");
    var line = rehearsal.address("web1") + " " + key[0] + " " + key[1] + "\n";
    var knownHosts = Files.writeString(folder.resolve("known_hosts"), line);
    assertRefused(
        apply("-e", sshOption("UserKnownHostsFile=" + knownHosts)), "SHA256:", "ssh-keygen");
  }

  @Test
  void wrongKey() throws Exception {
    var other = folder.resolve("other");
    generateKey(other);
    assertRefused(
        apply("-e", "ansible_ssh_private_key_file=" + other, "-e", sshOption(knownHosts())),
        other.toString(),
        "authorized_keys");
  }

  @Test
  void wrongUser() {
    assertRefused(apply("-e", "ansible_user=nobody-of-that-name"), "nobody-of-that-name");
  }

  @Test
  void refusedPort() {
    assertRefused(apply("-e", "ansible_port=2222"), "2222", "refused");
  }

  @Test
  void noRoute() {
    var address = rehearsal.address("web1").replaceFirst("\\d+$", "251");
    assertRefused(apply("-e", "ansible_host=" + address, "--timeout", "4"), address);
  }

  @Test
  void unknownName() {
    assertRefused(apply("-e", "ansible_host=nowhere.invalid"), "nowhere.invalid");
  }

  @Test
  void sudoWithoutRights() {
    assertRefused(apply("-e", "ansible_user=plain"), "sudo", "plain");
  }

  @Test
  void sudoThatAsks() {
    assertRefused(apply("-e", "ansible_user=asker"), "password", "-K");
  }

  @Test
  void sudoWithAWrongPassword() {
    var seen =
        Terminal.run(
            Map.of("MASTOPLAY_BECOME_PASSWORD", "hunter2"),
            words("-K", "-e", "ansible_user=asker"));
    assertRefused(seen, "password");
    assertThat(seen.all()).doesNotContain("hunter2");
  }

  @Test
  void sudoWithItsPassword() {
    var seen =
        Terminal.run(
            Map.of("MASTOPLAY_BECOME_PASSWORD", "lab-password"),
            words("-K", "-e", "ansible_user=asker"));
    assertThat(seen.code()).as(seen.all()).isZero();
    assertThat(seen.all()).doesNotContain("lab-password");
  }

  @Test
  void fullDisk() {
    var story =
        rehearsal.playbook(
            """
            - hosts: web1
              tasks:
                - command: {cmd: mkdir -p /mnt/small}
                - command: {cmd: mount -t tmpfs -o size=64k tmpfs /mnt/small}
            """,
            false);
    assertThat(story.failed()).isEmpty();
    var playbook =
        write(
            "full.yml",
            """
            - hosts: web1
              tasks:
                - name: Write more than there is room for
                  copy:
                    dest: /mnt/small/big
                    content: "<#list 1..20000 as i>0123456789</#list>"
            """);
    var seen =
        Terminal.run(Map.of(), "apply", playbook, "-i", rehearsal.lab().inventory().toString());
    assertThat(seen.code()).as(seen.all()).isEqualTo(2);
    assertThat(seen.all()).contains("disk is full", "df -h").doesNotContain("\tat ");
    assertThat(
            rehearsal
                .playbook(
                    "- hosts: web1\n  tasks: [shell: {cmd: test -z \"$(ls -A /mnt/small)\"}]",
                    false)
                .failed())
        .isEmpty();
  }

  private Terminal apply(String... flags) {
    return Terminal.run(Map.of(), words(flags));
  }

  private String[] words(String... flags) {
    var words =
        new ArrayList<>(List.of("apply", PLAYBOOK, "-i", rehearsal.lab().inventory().toString()));
    words.addAll(List.of(flags));
    return words.toArray(String[]::new);
  }

  private static void assertRefused(Terminal seen, String... words) {
    assertThat(seen.code()).as(seen.all()).isEqualTo(3);
    assertThat(seen.all())
        .contains("web1")
        .contains(words)
        .contains("Do:")
        .doesNotContain("\tat ", "Exception");
  }

  private String knownHosts() {
    return "UserKnownHostsFile=" + rehearsal.lab().knownHosts();
  }

  private static String sshOption(String option) {
    return "ansible_ssh_common_args=-o " + option;
  }

  private String write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text).toString();
    } catch (IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
  }

  private static void generateKey(Path file) throws Exception {
    new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file.toString())
        .inheritIO()
        .start()
        .waitFor();
  }
}
