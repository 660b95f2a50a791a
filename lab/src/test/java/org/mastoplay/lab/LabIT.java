package org.mastoplay.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Boots real hosts, in a lab beside the one that a person may have up. */
class LabIT {
  @TempDir Path temp;
  private Path root;
  private Lab lab;
  private String forwardingBefore;

  @BeforeEach
  void makeLab() throws Exception {
    root = temp.resolve("lab");
    var environment = Map.of("MASTOPLAY_LAB", root.toString());
    lab = new Lab(LabSettings.of(environment), System.err::println);
    forwardingBefore = output("cat", "/proc/sys/net/ipv4/ip_forward");
  }

  @AfterEach
  void takeDown() {
    lab.down();
  }

  @Test
  void bootsHostsAndLeavesNothingBehind() throws Exception {
    var hosts = lab.up(ImmutableMap.of("h1", Set.of("web"), "h2", Set.of()), Suite.TRIXIE);
    assertThat(hosts).extracting(LabHost::name).containsExactly("h1", "h2");
    assertThat(hosts).extracting(LabHost::state).containsOnly(LabHost.State.ON);
    var bridge = "mastoplay" + hosts.getFirst().address().split("\\.")[2];
    assertThat(output("ip", "-o", "link")).contains(bridge + ":");

    assertThat(ssh("h1", "systemctl is-system-running --wait")).isEqualTo("running");
    assertThat(ssh("h1", "hostname; command -v python3 || echo bare")).isEqualTo("h1\nbare");
    assertThat(
            ssh(
                "h2",
                "export DEBIAN_FRONTEND=noninteractive; apt-get -qq update && apt-get -qq install"
                    + " -y --no-install-recommends tree >/dev/null && tree --version"))
        .startsWith("tree v");
    assertThat(as("admin", "h1", "sudo -n id -u")).isEqualTo("0");
    assertThat(
            as(
                "asker",
                "h1",
                "sudo -n true || echo asked; echo lab-password | sudo -S -p '' id -u"))
        .isEqualTo("asked\n0");
    assertThat(as("plain", "h1", "sudo -n id -u || echo refused")).isEqualTo("refused");

    ssh("h2", "echo kept >/root/note && sync");
    lab.stop("h2");
    assertThat(lab.hosts())
        .extracting(LabHost::state)
        .containsExactly(LabHost.State.ON, LabHost.State.OFF);
    lab.start("h2");
    assertThat(ssh("h2", "cat /root/note")).isEqualTo("kept");

    var again = lab.up(List.of("h2", "h3"), Suite.TRIXIE);
    assertThat(again).extracting(LabHost::name).containsExactly("h2", "h3");
    assertThat(ssh("h2", "cat /root/note")).isEqualTo("kept");
    assertThat(Files.readString(lab.inventory())).contains("h1:", "h2:", "h3:");

    lab.down();
    assertThat(root).doesNotExist();
    assertThat(Files.readString(Path.of("/proc/mounts"))).doesNotContain(root.toString());
    assertThat(output("ip", "-o", "link")).doesNotContain(bridge + ":");
    assertThat(output("nft", "list", "tables")).doesNotContain(bridge.replace("play", "play_"));
    assertThat(output("cat", "/proc/sys/net/ipv4/ip_forward")).isEqualTo(forwardingBefore);
    assertThat(ProcessHandle.allProcesses().map(LabIT::commandLine))
        .noneMatch(words -> words.contains(root + "/hosts"));
  }

  @Test
  void comesBackAfterARebootOfAHost() throws Exception {
    lab.up(List.of("h1"), Suite.TRIXIE);
    var firstBoot = ssh("h1", "cat /proc/1/stat | cut -d' ' -f22; systemctl reboot");

    String secondBoot;
    do {
      secondBoot = ssh("h1", "cat /proc/1/stat | cut -d' ' -f22");
    } while (secondBoot.isEmpty() || secondBoot.equals(firstBoot));
    assertThat(lab.host("h1").state()).isEqualTo(LabHost.State.ON);
  }

  private String ssh(String host, String command) throws Exception {
    return as("root", host, command);
  }

  private String as(String user, String host, String command) throws Exception {
    var ssh = lab.sshCommand(host).stream().map(word -> word.replace("root@", user + "@")).toList();
    return output(ImmutableList.<String>builder().addAll(ssh).add(command).build());
  }

  private static String output(String... command) throws Exception {
    return output(List.of(command));
  }

  private static String output(List<String> command) throws Exception {
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), UTF_8).strip();
  }

  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
    } catch (IOException e) {
      return "";
    }
  }
}
