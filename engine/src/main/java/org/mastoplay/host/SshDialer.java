package org.mastoplay.host;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.SSHClient;
import org.mastoplay.text.Diagnosis;

/** Connects by SSH and logs in, directly or through other hosts. */
final class SshDialer {
  /** How long a host may take to make room for more of a request; a dead one is noticed before. */
  private static final Duration WINDOW = Duration.ofMinutes(10);

  private final SshConfig resolver;
  private final KeyRing ring;
  private final Config crypto;
  private final JumpHosts jumpHosts = new JumpHosts();
  private final Map<Jump, SshSettings> jumps = new ConcurrentHashMap<>();

  SshDialer(SshConfig resolver, KeyRing ring, Config crypto) {
    this.resolver = resolver;
    this.ring = ring;
    this.crypto = crypto;
  }

  /**
   * Connects and logs in.
   *
   * @param timeout for the connection, for each host on the way
   * @throws Unreachable if that fails
   */
  SshLink dial(SshSettings settings, Duration timeout) {
    refuseCircle(settings.name(), settings, List.of());
    return dialStraight(settings, timeout);
  }

  private SshLink dialStraight(SshSettings settings, Duration timeout) {
    var trouble = new ConnectTrouble(settings, timeout);
    if (settings.proxyCommand().isPresent()) {
      throw new Unreachable(trouble.proxyCommand(settings.proxyCommand().get()));
    }
    return settings.jumps().isEmpty()
        ? direct(settings, timeout, trouble)
        : through(settings, timeout, trouble);
  }

  /** Before anything is connected: two hosts that wait for each other would wait for ever. */
  private void refuseCircle(String name, SshSettings settings, List<Jump> passed) {
    if (settings.jumps().isEmpty()) {
      return;
    }
    var last = settings.jumps().getLast();
    if (passed.contains(last)) {
      throw new Unreachable(
          Diagnosis.of("The way to %s goes in a circle.".formatted(name))
              .because("ProxyJump leads through %s twice.".formatted(last))
              .remedy(
                  "correct it in ~/.ssh/config: `ssh -G %s | grep proxyjump` must print nothing for"
                          .formatted(last.host())
                      + " the first host of the way. `ProxyJump none` makes an exception."));
    }
    refuseCircle(
        name, lastJump(settings), Stream.concat(passed.stream(), Stream.of(last)).toList());
  }

  /** The last host on the way to another, reached through those before it. */
  private SshSettings lastJump(SshSettings settings) {
    var way = settings.jumps();
    var jump = jumps.computeIfAbsent(way.getLast(), resolver::resolve);
    // As `ssh -J a,b` does: b is reached through a, whatever the configuration says of b.
    return way.size() == 1 ? jump : jump.through(way.subList(0, way.size() - 1));
  }

  private SshLink direct(SshSettings settings, Duration timeout, ConnectTrouble trouble) {
    Socket socket;
    try {
      socket = connect(settings, timeout);
    } catch (IOException unreached) {
      throw new Unreachable(trouble.unreached(unreached), unreached);
    }
    return handshake(
        settings,
        timeout,
        trouble,
        socket,
        client -> {
          client.setSocketFactory(new ConnectedSocket(socket));
          client.connect(settings.address(), settings.port());
        },
        () -> {});
  }

  private SshLink through(SshSettings settings, Duration timeout, ConnectTrouble trouble) {
    var last = settings.jumps().getLast();
    var lease = jumpHosts.lease(settings.jumps(), () -> dialStraight(lastJump(settings), timeout));
    try {
      lease.handshakes().acquire();
      try {
        var tunnel = lease.link().client().newDirectConnection(settings.address(), settings.port());
        return handshake(
            settings,
            timeout,
            trouble,
            tunnel,
            client -> client.connectVia(tunnel),
            lease.release());
      } finally {
        lease.handshakes().release();
      }
    } catch (IOException refused) {
      lease.release().run();
      throw new Unreachable(trouble.notThrough(last.toString(), refused), refused);
    } catch (InterruptedException stopped) {
      lease.release().run();
      Thread.currentThread().interrupt();
      throw new Unreachable(ShellTrouble.interrupted(), stopped);
    } catch (Unreachable failed) {
      lease.release().run();
      throw failed;
    }
  }

  private SshLink handshake(
      SshSettings settings,
      Duration timeout,
      ConnectTrouble trouble,
      Closeable beneath,
      Greeting greeting,
      Runnable release) {
    var guard = new HostKeyGuard(settings);
    var client = new SSHClient(crypto);
    client.addHostKeyVerifier(guard);
    client.getTransport().setTimeoutMs(Math.toIntExact(timeout.toMillis()));
    // A server that sends a byte now and then would never run into a timeout of the socket.
    var tooLate = new AtomicBoolean();
    var watch =
        Thread.startVirtualThread(() -> {
          try {
            Thread.sleep(timeout);
            tooLate.set(true);
            SshLink.closeQuietly(beneath);
          } catch (InterruptedException inTime) {
            // Greeted in time.
          }
        });
    try {
      greeting.exchange(client);
      watch.interrupt();
      new SshLogin(ring, settings).logIn(client);
      client.getConnection().setTimeoutMs(Math.toIntExact(WINDOW.toMillis()));
      return new SshLink(client, settings, beneath, release);
    } catch (IOException broken) {
      SshLink.closeQuietly(beneath);
      throw new Unreachable(
          guard.refusal().orElseGet(() -> trouble.noHandshake(broken, tooLate.get())), broken);
    } catch (Unreachable refused) {
      SshLink.closeQuietly(client);
      SshLink.closeQuietly(beneath);
      throw refused;
    } finally {
      watch.interrupt();
    }
  }

  /** Tries each of the host's addresses, so that a broken IPv6 is no hindrance. */
  private static Socket connect(SshSettings settings, Duration timeout) throws IOException {
    var addresses = List.of(InetAddress.getAllByName(settings.address()));
    var each = Math.toIntExact(timeout.toMillis() / addresses.size());
    IOException why = new SocketTimeoutException();
    for (var address : addresses) {
      var socket = new Socket();
      try {
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        socket.connect(new InetSocketAddress(address, settings.port()), each);
        return socket;
      } catch (IOException failed) {
        SshLink.closeQuietly(socket);
        why = failed;
      }
    }
    throw why;
  }

  /** The exchange of versions and keys. */
  private interface Greeting {
    void exchange(SSHClient client) throws IOException;
  }
}
