package org.mastoplay.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mastoplay.DebianPackages;
import org.mastoplay.text.Secret;

/**
 * A real OpenSSH server on 127.0.0.1, with a client's configuration to go with it; all in a folder.
 */
final class Sshd implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/sshd");
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final Path folder;
  private final int port;
  private final Process process;

  private Sshd(Path folder, int port, Process process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  /**
   * Starts a server that lets {@code client.pub} in.
   *
   * @param settings further lines of sshd_config
   */
  static Sshd start(Path folder, String... settings) {
    try {
      DebianPackages.ensure(PROGRAM, "openssh-server", "openssh-client");
      Files.createDirectories(folder);
      keygen(folder.resolve("host"), "ed25519", "");
      keygen(folder.resolve("client"), "ed25519", "");
      Files.copy(folder.resolve("client.pub"), folder.resolve("authorized_keys"));
      if (System.getProperty("user.name").equals("root")) {
        Files.createDirectories(Path.of("/run/sshd"));
      }
      var port = freePort();
      var config =
          """
          ListenAddress 127.0.0.1
          Port %d
          HostKey %s
          AuthorizedKeysFile %s
          PidFile none
          UsePAM no
          StrictModes no
          PermitRootLogin yes
          PasswordAuthentication no
          KbdInteractiveAuthentication no
          %s
          """
              .formatted(
                  port,
                  folder.resolve("host"),
                  folder.resolve("authorized_keys"),
                  String.join("\n", settings));
      Files.writeString(folder.resolve("sshd_config"), config);
      var sshd = new Sshd(folder, port, launch(folder));
      sshd.awaitStart();
      sshd.know("127.0.0.1", folder.resolve("host.pub"));
      return sshd;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Process launch(Path folder) throws IOException {
    return new ProcessBuilder(
            PROGRAM.toString(), "-D", "-e", "-f", folder.resolve("sshd_config").toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("sshd.log").toFile())
        .start();
  }

  /** The same server, started again once it has been closed. */
  Sshd restart() {
    try {
      var again = new Sshd(folder, port, launch(folder));
      again.awaitStart();
      return again;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static void keygen(Path file, String type, String passphrase, String... more) {
    var comment = file.getFileName() + "-key";
    run(
        Stream.concat(
                Stream.of(
                    "ssh-keygen",
                    "-q",
                    "-t",
                    type,
                    "-N",
                    passphrase,
                    "-C",
                    comment,
                    "-f",
                    file.toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  static String run(String... command) {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("%s: %s".formatted(List.of(command), said));
      }
      return said;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  int port() {
    return port;
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** Adds a line for this server's port to the client's known hosts. */
  void know(String host, Path publicKey) {
    write("known_hosts", "[%s]:%d %s".formatted(host, port, read(publicKey)));
  }

  void write(String name, String text) {
    try {
      Files.writeString(file(name), text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  Target target(Path... keys) {
    return target("127.0.0.1", keys);
  }

  Target target(String address, Path... keys) {
    return new Target(
        "web1",
        false,
        address,
        Optional.of(port),
        Optional.empty(),
        List.of(keys),
        List.of(),
        Optional.empty(),
        TIMEOUT);
  }

  /** A connector that knows nothing of the home of whoever runs the tests. */
  HostConnector connector(String... config) {
    return connector(Map.of(), Optional.empty(), config);
  }

  HostConnector connector(
      Map<String, String> environment, Optional<Secret> passphrase, String... config) {
    write(
        "ssh_config",
        """
        %s
        Host *
          UserKnownHostsFile %s
          GlobalKnownHostsFile none
          IdentityFile %s
        """
            .formatted(String.join("\n", config), file("known_hosts"), file("client")));
    return new HostConnector(_ -> passphrase, workstation(environment));
  }

  /** What the last {@link #connector} was told to be. */
  Workstation workstation(Map<String, String> environment) {
    return new Workstation(
        List.of("ssh", "-F", file("ssh_config").toString()),
        folder,
        System.getProperty("user.name"),
        environment);
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    process.onExit().join();
  }

  private void awaitStart() throws IOException {
    while (true) {
      try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException notYet) {
        if (!process.isAlive()) {
          throw new IllegalStateException("sshd: " + read(file("sshd.log")), notYet);
        }
        try {
          Thread.sleep(20);
        } catch (InterruptedException stopped) {
          throw new IOException(stopped);
        }
      }
    }
  }
}
