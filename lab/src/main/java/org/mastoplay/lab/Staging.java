package org.mastoplay.lab;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/** The files that make one host differ from another, written before its first boot. */
record Staging(Path folder, SshAccess ssh) {
  /** Writes them below the folder's {@code staging}, from where they are copied as root. */
  void write(LabHost host, Subnet subnet) {
    var address = Map.of("address", host.address(), "gateway", subnet.gateway());
    file("etc/systemd/network/10-host0.network")
        .write(new Resource("host0.network").filled(address));
    file("etc/hostname").write(host.name() + "\n");
    file("etc/hosts").write("127.0.0.1 localhost\n127.0.1.1 %s\n".formatted(host.name()));
    file("etc/machine-id").write(UUID.randomUUID().toString().replace("-", "") + "\n");
    file("etc/resolv.conf").write(nameservers());
    var hostKey = folder.resolve("staging/etc/ssh/ssh_host_ed25519_key");
    try {
      Files.createDirectories(hostKey.getParent());
      Files.deleteIfExists(hostKey);
      ssh.generateHostKey(hostKey, "root@" + host.name());
      Files.copy(
          hostKey.resolveSibling("ssh_host_ed25519_key.pub"), folder.resolve("host-key.pub"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TextFile file(String path) {
    return new TextFile(folder.resolve("staging").resolve(path));
  }

  private static String nameservers() {
    // Behind systemd-resolved the machine's own file names a server that only the machine reaches.
    var resolved = new TextFile(Path.of("/run/systemd/resolve/resolv.conf"));
    var source = resolved.exists() ? resolved : new TextFile(Path.of("/etc/resolv.conf"));
    return source.text().lines().map(line -> line + "\n").collect(joining());
  }
}
