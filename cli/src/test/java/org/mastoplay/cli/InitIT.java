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
      var ssh = Files.createDirectory(home.resolve(".ssh"));
      Files.copy(lab.resolve("key"), ssh.resolve("id_ed25519"));
      Files.copy(lab.resolve("key.pub"), ssh.resolve("id_ed25519.pub"));
      var knownHosts = Files.writeString(ssh.resolve("known_hosts"), "");
      // The client of OpenSSH, which is asked for its settings, knows no other home than the
      // account's.
      var config =
          Files.writeString(
              ssh.resolve("config"),
              "IdentityFile %s/id_ed25519\nUserKnownHostsFile %s\n".formatted(ssh, knownHosts));
      var client = Files.createDirectory(home.resolve("bin")).resolve("ssh");
      Files.writeString(client, "#!/bin/sh\nexec /usr/bin/ssh -F %s \"$@\"\n".formatted(config));
      Files.setPosixFilePermissions(client, PosixFilePermissions.fromString("rwx------"));
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
    var output = Files.createTempFile(home, "output", "");
    var environment =
        ImmutableMap.<String, String>builder()
            .putAll(rehearsal.environment())
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
