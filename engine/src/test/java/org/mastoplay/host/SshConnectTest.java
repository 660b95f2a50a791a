package org.mastoplay.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mastoplay.host.Shell.Request;
import org.mastoplay.module.Content;
import org.mastoplay.text.Diagnosis;

/** The way to a host: what may be in it, and what may go wrong on it. */
@Timeout(60)
final class SshConnectTest {
  @TempDir private Path folder;
  private Sshd sshd;

  @BeforeEach
  void start() {
    sshd = Sshd.start(folder.resolve("server"));
  }

  @AfterEach
  void stop() {
    sshd.close();
  }

  @Test
  void saysThatAPortIsRefused() {
    refused(
        target("127.0.0.1", Sshd.freePort()),
        why -> {
          assertThat(why.what()).startsWith("127.0.0.1 (port ").endsWith("refused the connection.");
          assertThat(why.remedy().orElseThrow()).contains("ansible_port");
        });
  }

  @Test
  void saysThatANameIsUnknown() {
    refused(
        target("no-such-host.invalid", 22),
        why -> assertThat(why.what()).isEqualTo("There is no host named no-such-host.invalid."));
  }

  @Test
  void saysThatAServerStalls() throws IOException {
    try (var server = server(_ -> Thread.sleep(Duration.ofSeconds(30)))) {
      refused(
          target("127.0.0.1", server.getLocalPort()),
          why -> assertThat(why.what()).contains("did not finish greeting us within 2 seconds"));
    }
  }

  @Test
  void saysThatAServerBabbles() throws IOException {
    try (var server =
        server(socket -> {
          while (true) {
            socket.getOutputStream().write('x');
            Thread.sleep(100);
          }
        })) {
      refused(
          target("127.0.0.1", server.getLocalPort()),
          why -> assertThat(why.what()).contains("did not finish greeting us within 2 seconds"));
    }
  }

  @Test
  void saysThatAServerClosesEarly() throws IOException {
    try (var server = server(_ -> {})) {
      refused(
          target("127.0.0.1", server.getLocalPort()),
          why -> {
            assertThat(why.what()).endsWith("closed the connection before the login.");
            assertThat(why.why().orElseThrow()).contains("MaxStartups");
          });
    }
  }

  @Test
  void saysThatAServerSpeaksSomethingElse() throws IOException {
    try (var server =
        server(socket ->
            socket
                .getOutputStream()
                .write("SSH-1.5-ancient\r\n".repeat(3).getBytes(StandardCharsets.US_ASCII)))) {
      refused(
          target("127.0.0.1", server.getLocalPort()),
          why -> assertThat(why.what()).contains("is no SSH server"));
    }
  }

  @Test
  void saysThatAServerIsTooOld() {
    sshd.close();
    sshd = Sshd.start(folder.resolve("old"), "Ciphers aes128-cbc");

    refused(sshd.target(), why -> assertThat(why.what()).endsWith("have no algorithm in common."));
  }

  @Test
  void refusesAProxyCommand() {
    refused(
        sshd.target(),
        why -> {
          assertThat(why.what()).contains("ProxyCommand");
          assertThat(why.remedy().orElseThrow()).contains("ProxyJump");
        },
        "Host *",
        "ProxyCommand nc %h %p");
  }

  @Test
  void saysThatTheConfigurationIsWrong() {
    refused(
        sshd.target(),
        why -> {
          assertThat(why.remedy().orElseThrow()).contains("ssh -G 127.0.0.1");
          assertThat(why.words().orElseThrow()).contains("nonsense");
        },
        "nonsense yes");
  }

  @Test
  void goesThroughOtherHosts() throws Exception {
    try (var first = Sshd.start(folder.resolve("first"));
        var second = Sshd.start(folder.resolve("second"))) {
      admit(first);
      admit(second);
      sshd.write(
          "known_hosts",
          Sshd.read(sshd.file("known_hosts"))
              + Sshd.read(first.file("known_hosts"))
              + Sshd.read(second.file("known_hosts")));
      var connector =
          sshd.connector(
              "Host first",
              "HostName 127.0.0.1",
              "Port " + first.port(),
              "Host second",
              "HostName 127.0.0.1",
              "Port " + second.port(),
              "Host target",
              "HostName 127.0.0.1",
              "ProxyJump first,second");
      var tasks =
          IntStream.range(0, 12)
              .mapToObj(i ->
                  new FutureTask<>(() -> {
                    try (var connection = connector.connect(sshd.target("target"))) {
                      return run(connection, "echo " + i);
                    }
                  }))
              .toList();
      tasks.forEach(Thread::startVirtualThread);

      for (int i = 0; i < tasks.size(); i++) {
        assertThat(tasks.get(i).get()).isEqualTo(i + "\n");
      }
      assertThat(logins(first)).isEqualTo(logins(second)).isPositive().isLessThan(12);
    }
  }

  @Test
  void saysThatAHostOnTheWayFails() {
    var nobody = Sshd.freePort();
    refused(
        sshd.target(),
        why -> assertThat(why.what()).contains("jump", "refused the connection"),
        "Host jump",
        "HostName 127.0.0.1",
        "Port " + nobody,
        "Host 127.0.0.1",
        "ProxyJump jump");
    refused(
        target("127.0.0.1", nobody),
        why -> {
          assertThat(why.what()).startsWith("jump could not connect us to");
          assertThat(why.remedy().orElseThrow()).contains("nc -zv 127.0.0.1 " + nobody);
        },
        "Host jump",
        "HostName 127.0.0.1",
        "Port " + sshd.port(),
        "Host 127.0.0.1",
        "ProxyJump jump");
  }

  @Test
  void refusesACircle() {
    refused(
        sshd.target(),
        why -> {
          assertThat(why.what()).isEqualTo("The way to 127.0.0.1 goes in a circle.");
          assertThat(why.why().orElseThrow()).contains("through there twice");
        },
        "Host 127.0.0.1 back",
        "ProxyJump there",
        "Host there",
        "ProxyJump back");
  }

  @Test
  void noticesADeadConnectionInTheMiddleOfACommand() throws Exception {
    try (var wire = new Wire(sshd.port())) {
      sshd.write("known_hosts", "* " + Sshd.read(sshd.file("host.pub")));
      var connector = sshd.connector("Host *", "ServerAliveInterval 1", "ServerAliveCountMax 1");
      var connection = connector.connect(target("127.0.0.1", wire.port(), Duration.ofSeconds(20)));
      var begun = new CountDownLatch(1);
      var reply =
          new FutureTask<>(() ->
              connection
                  .shell(new Identity.Login())
                  .run(new Request("echo on; sleep 30", Content.EMPTY), _ -> begun.countDown()));
      Thread.startVirtualThread(reply);
      begun.await();

      wire.cut();

      assertThatThrownBy(reply::get).hasMessageContaining("The connection to web1 was lost");
      connection.close();
    }
  }

  @Test
  void noticesADeadConnectionInTheMiddleOfAnUpload() throws Exception {
    try (var wire = new Wire(sshd.port())) {
      sshd.write("known_hosts", "* " + Sshd.read(sshd.file("host.pub")));
      var connector = sshd.connector("Host *", "ServerAliveInterval 1", "ServerAliveCountMax 1");
      var connection = connector.connect(target("127.0.0.1", wire.port(), Duration.ofSeconds(20)));
      var shell = connection.shell(new Identity.Login());

      wire.cut();

      assertThatThrownBy(
              () -> shell.run(new Request("true", Content.of(new byte[50_000_000])), _ -> {}))
          .hasMessageContaining("The connection to web1 was lost");
      connection.close();
    }
  }

  private void admit(Sshd server) {
    server.write("authorized_keys", Sshd.read(sshd.file("client.pub")));
  }

  private static long logins(Sshd server) {
    return Sshd.read(server.file("sshd.log"))
        .lines()
        .filter(line -> line.contains("Accepted publickey"))
        .count();
  }

  private static String run(Connection connection, String script) {
    var reply =
        connection.shell(new Identity.Login()).run(new Request(script, Content.EMPTY), _ -> {});
    return new String(reply.out().bytes(), StandardCharsets.UTF_8);
  }

  private static Target target(String address, int port) {
    return target(address, port, Duration.ofSeconds(2));
  }

  private static Target target(String address, int port, Duration timeout) {
    return new Target(
        "web1",
        false,
        address,
        Optional.of(port),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        timeout);
  }

  private void refused(Target target, Consumer<Diagnosis> check, String... config) {
    assertThatThrownBy(() -> sshd.connector(config).connect(target))
        .isInstanceOfSatisfying(Unreachable.class, it -> check.accept(it.diagnosis()));
  }

  private static ServerSocket server(Behaviour behaviour) throws IOException {
    var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(() -> {
      try {
        while (true) {
          try (var socket = server.accept()) {
            behaviour.serve(socket);
          }
        }
      } catch (IOException | InterruptedException closed) {
        // The test is over.
      }
    });
    return server;
  }

  /** What a server does that is none. */
  private interface Behaviour {
    void serve(Socket socket) throws IOException, InterruptedException;
  }
}
