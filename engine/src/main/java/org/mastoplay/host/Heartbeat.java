package org.mastoplay.host;

import java.io.IOException;
import java.time.Duration;
import net.schmizz.sshj.connection.Connection;

/**
 * Asks a server time and again whether it is still there, so that a dead connection is noticed.
 *
 * <p>sshj's own would wait for ever behind a write that hangs on that dead connection.
 */
final class Heartbeat {
  private final Connection connection;
  private final Duration interval;
  private final Duration patience;
  private final Runnable lost;

  private Heartbeat(Connection connection, Duration interval, Duration patience, Runnable lost) {
    this.connection = connection;
    this.interval = interval;
    this.patience = patience;
    this.lost = lost;
  }

  /**
   * Begins; interrupting the thread ends it.
   *
   * @param lost is run once, when {@code count} intervals have passed without an answer
   */
  static Thread start(Connection connection, Duration interval, int count, Runnable lost) {
    var beat = new Heartbeat(connection, interval, interval.multipliedBy(count), lost);
    return Thread.ofVirtual().name("mastoplay-heartbeat").start(beat::run);
  }

  private void run() {
    try {
      do {
        Thread.sleep(interval);
      } while (Thread.startVirtualThread(this::ask).join(patience));
      lost.run();
    } catch (InterruptedException closed) {
      // The connection is not needed any more.
    }
  }

  private void ask() {
    try {
      var _ = connection.sendGlobalRequest("keepalive@openssh.com", true, new byte[0]).retrieve();
    } catch (IOException answered) {
      // OpenSSH answers that it does not know such a request: it is there.
    }
  }
}
