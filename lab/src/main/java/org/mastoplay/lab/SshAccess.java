package org.mastoplay.lab;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The lab's key, what it knows of its hosts' keys, and the way in. */
record SshAccess(Commands commands, Path root) {
  private static final Duration BOOTING = Duration.ofSeconds(90);
  private static final int CONNECT_MILLIS = 500;

  Path key() {
    return root.resolve("key");
  }

  Path publicKey() {
    return root.resolve("key.pub");
  }

  Path knownHosts() {
    return root.resolve("known_hosts");
  }

  /** Makes the lab's own key unless there is one; only this user may read it. */
  void ensureKey() {
    if (!new TextFile(key()).exists()) {
      generate(key(), "mastoplay-lab");
    }
  }

  /** Makes a host's key before its first boot, so that it is known before the first connection. */
  void generateHostKey(Path file, String name) {
    generate(file, name);
  }

  /** Writes known_hosts from the public keys, which are read from each host's folder. */
  void writeKnownHosts(List<LabHost> hosts) {
    new TextFile(knownHosts())
        .write(
            hosts.stream()
                .map(host ->
                    "%s,%s %s\n"
                        .formatted(
                            host.address(),
                            host.name(),
                            new TextFile(root.resolve("hosts/" + host.name() + "/host-key.pub"))
                                .text()
                                .strip()))
                .collect(joining()));
  }

  /** The OpenSSH command that logs in as root. */
  List<String> command(LabHost host) {
    return ImmutableList.of(
        "ssh",
        "-i",
        key().toString(),
        "-o",
        "IdentitiesOnly=yes",
        "-o",
        "UserKnownHostsFile=" + knownHosts(),
        "-o",
        "StrictHostKeyChecking=yes",
        "root@" + host.address());
  }

  /**
   * Returns when the host's sshd greets.
   *
   * @throws LabException when the host stops, or is not there after 90 seconds
   */
  void await(LabHost host, Machine machine) {
    var patience = System.nanoTime() + BOOTING.toNanos();
    while (!greets(host.address())) {
      if (!machine.isOn() || System.nanoTime() > patience) {
        throw new LabException(
            "The host %s did not boot. The end of its log, %s:\n%s\nTake the lab down and up again; if that does not help, the log says what this machine lacks."
                .formatted(host.name(), machine.log().path(), Commands.tail(machine.log().text())));
      }
      Pause.brief();
    }
  }

  private static boolean greets(String address) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, 22), CONNECT_MILLIS);
      socket.setSoTimeout(CONNECT_MILLIS);
      return new String(socket.getInputStream().readNBytes(4), US_ASCII).equals("SSH-");
    } catch (IOException e) {
      return false;
    }
  }

  private void generate(Path file, String comment) {
    commands.output(
        "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", comment, "-f", file.toString());
  }
}
