package org.mastoplay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mastoplay.lab.Suite;

/** A beginner's way: answers, an inventory, a dry run, a run, and a server that lets them in. */
class InitIT {
  private static final Pattern CHANGED =
      Pattern.compile("\\((\\d+) tasks certain\\)|(\\d+) changed");

  @TempDir private Path home;

  @Test
  void fromAnswersToAServerThatLetsTheAdministratorIn(@TempDir Path labFolder) throws Exception {
    try (var rehearsal = Rehearsal.boot(labFolder, Suite.TRIXIE, Map.of("web1", Set.of("web")))) {
      var address = rehearsal.address("web1");
      var lab = rehearsal.lab().inventory().resolveSibling("");
      var knownHosts = prepareHome(lab);
      var playbook = "playbooks/administrator.yml";
      var inventory = home.resolve("inventory.yml");
      var words = new String[] {"init", playbook, "-i", inventory.toString()};

      var stranger = mastoplay(rehearsal, "root@%s\nn\n\n".formatted(address), words);
      Files.delete(inventory);
      Files.copy(lab.resolve("known_hosts"), knownHosts, StandardCopyOption.REPLACE_EXISTING);
      var known = mastoplay(rehearsal, "%s\n\n\n".formatted(address), words);

      assertThat(stranger)
          .contains("The host key of %s is not known here".formatted(address), "Try again? [Y/n] ");
      assertThat(known)
          .contains(
              "It lets root in: Debian 13", "key (the key, or its file) [~/.ssh/id_ed25519.pub]: ")
          .contains(playbook + ": no mistakes found in 3 tasks.");
      var foretold = mastoplay(rehearsal, "", "diff", playbook, "-i", inventory.toString());
      var applied = mastoplay(rehearsal, "", "apply", playbook, "-i", inventory.toString());
      var again = mastoplay(rehearsal, "", "apply", playbook, "-i", inventory.toString());
      assertThat(changed(foretold)).as(foretold).isEqualTo(changed(applied)).isEqualTo(3);
      assertThat(applied).contains("Everything that was announced happened, and nothing else.");
      assertThat(again).containsPattern("my-server +3 tasks +in order");
      rehearsal.onHost("web1", "passwd -l root; su - keeper -c 'sudo -n id -u' | grep -x 0", "");
    }
  }

  @Test
  void whoeverNeedsAPasswordToActAsRootIsAskedForIt(@TempDir Path labFolder) throws Exception {
    try (var rehearsal = Rehearsal.boot(labFolder, Suite.TRIXIE, Map.of("web1", Set.of("web")))) {
      var address = rehearsal.address("web1");
      var lab = rehearsal.lab().inventory().resolveSibling("");
      Files.copy(lab.resolve("known_hosts"), prepareHome(lab), StandardCopyOption.REPLACE_EXISTING);
      rehearsal.onHost(
          "web1",
          """
          useradd -m -s /bin/bash alice && echo alice:wonderland | chpasswd
          useradd -m -s /bin/bash queen && echo queen:hearts | chpasswd
          echo 'alice ALL=(ALL) ALL' >/etc/sudoers.d/alice
          for user in alice queen; do
            install -d -o $user -m 700 /home/$user/.ssh
            install -o $user -m 600 /root/.ssh/authorized_keys /home/$user/.ssh/
          done
          """,
          "");
      var playbook = "playbooks/administrator.yml";
      var inventory = home.resolve("inventory.yml").toString();

      var typed =
          "queen@%s\nhearts\n\n\nalice\nlooking glass\n\n\n\nwonderland\n\n".formatted(address);
      var seen = mastoplay(rehearsal, typed, "init", playbook, "-i", inventory);

      assertThat(seen)
          .contains(
              "It lets queen in: Debian 13",
              "queen has no right to become root",
              "It lets alice in: Debian 13",
              "wants a password before alice may become root.",
              "did not accept the password",
              "mastoplay diff %s -i %s -K\n".formatted(playbook, inventory),
              "-K asks for the password of alice.")
          .doesNotContain("wonderland", "looking glass", "hearts");
      assertThat(Path.of(inventory)).content().doesNotContain("wonderland").contains("alice");
      var environment = ImmutableMap.of("MASTOPLAY_BECOME_PASSWORD", "wonderland");
      var foretold = mastoplay(rehearsal, environment, "", "diff", playbook, "-i", inventory);
      var applied = mastoplay(rehearsal, environment, "", "apply", playbook, "-i", inventory);
      assertThat(changed(foretold)).as(foretold).isEqualTo(changed(applied)).isEqualTo(3);
      assertThat(applied).contains("Everything that was announced happened, and nothing else.");
    }
  }

  /**
   * A home with the lab's key and no known host. The client of OpenSSH, which is asked for its
   * settings, knows no other home than the account's.
   */
  private Path prepareHome(Path lab) throws IOException {
    var ssh = Files.createDirectory(home.resolve(".ssh"));
    Files.copy(lab.resolve("key"), ssh.resolve("id_ed25519"));
    Files.copy(lab.resolve("key.pub"), ssh.resolve("id_ed25519.pub"));
    var knownHosts = Files.writeString(ssh.resolve("known_hosts"), "");
    var config =
        Files.writeString(
            ssh.resolve("config"),
            "IdentityFile %s/id_ed25519\nUserKnownHostsFile %s\n".formatted(ssh, knownHosts));
    var client = Files.createDirectory(home.resolve("bin")).resolve("ssh");
    Files.writeString(client, "#!/bin/sh\nexec /usr/bin/ssh -F %s \"$@\"\n".formatted(config));
    Files.setPosixFilePermissions(client, PosixFilePermissions.fromString("rwx------"));
    return knownHosts;
  }

  private static int changed(String output) {
    return CHANGED
        .matcher(output)
        .results()
        .map(it -> it.group(1) == null ? it.group(2) : it.group(1))
        .mapToInt(Integer::parseInt)
        .findFirst()
        .orElse(0);
  }

  /** What the program prints that is given these answers, at home in {@link #home}. */
  private String mastoplay(Rehearsal rehearsal, String typed, String... words)
      throws IOException, InterruptedException {
    return mastoplay(rehearsal, ImmutableMap.of(), typed, words);
  }

  private String mastoplay(
      Rehearsal rehearsal, Map<String, String> more, String typed, String... words)
      throws IOException, InterruptedException {
    var output = Files.createTempFile(home, "output", "");
    var environment =
        ImmutableMap.<String, String>builder()
            .putAll(rehearsal.environment())
            .putAll(more)
            .put("HOME", home.toString())
            .put("PATH", home.resolve("bin") + ":" + System.getenv("PATH"))
            .buildKeepingLast();
    var program = RealProgram.start(environment, output, words);
    try (var answers = program.getOutputStream()) {
      answers.write(typed.getBytes(UTF_8));
    }
    var code = program.waitFor();
    var printed = Files.readString(output);
    assertThat(code).as(printed).isZero();
    return printed;
  }
}
