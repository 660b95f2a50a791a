package org.mastoplay.host;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import net.schmizz.sshj.SSHClient;

/** An SSH connection on which somebody is logged in. */
final class SshLink implements Launcher {
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final SSHClient client;
  private final Closeable beneath;
  private final Runnable release;
  private final Thread heartbeat;
  private volatile boolean open = true;

  /**
   * @param beneath what the connection runs over: a socket, or a channel of a host to go through
   * @param release lets go of the hosts to go through
   */
  SshLink(SSHClient client, SshSettings settings, Closeable beneath, Runnable release) {
    this.client = client;
    this.beneath = beneath;
    this.release = release;
    client.getTransport().setDisconnectListener((_, _) -> open = false);
    if (!client.getTransport().isRunning()) {
      open = false;
    }
    this.heartbeat =
        Heartbeat.start(
            client.getConnection(),
            settings.aliveInterval(),
            settings.aliveCount(),
            () -> closeQuietly(beneath));
  }

  SSHClient client() {
    return client;
  }

  @Override
  public Pipes start(List<String> words) throws IOException {
    var channel = new ShellChannel(client.getConnection());
    channel.start(String.join(" ", words));
    return new Pipes(
        channel.getOutputStream(),
        channel.getInputStream(),
        channel.getErrorStream(),
        channel::hangUp);
  }

  @Override
  public boolean open() {
    // Not asked of sshj, which answers only once its writers have given up.
    return open;
  }

  /** Says goodbye, if the other side still listens, and closes. */
  void close() {
    heartbeat.interrupt();
    var farewell = Thread.startVirtualThread(() -> closeQuietly(client));
    try {
      if (!farewell.join(FAREWELL)) {
        farewell.interrupt();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    closeQuietly(beneath);
    release.run();
  }

  static void closeQuietly(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException alreadyGone) {
      // Closed is what it should be.
    }
  }
}
