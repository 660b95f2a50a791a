package org.mastoplay.host;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The connections to hosts that others are reached through: one each, for as long as it is used.
 */
final class JumpHosts {
  /** sshd drops logins at random when more than 10 are under way (MaxStartups 10:30:100). */
  private static final int HANDSHAKES_AT_ONCE = 8;

  private final Map<List<Jump>, JumpHost> hosts = new HashMap<>();
  private final Lock lock = new ReentrantLock();

  /**
   * The connection to the last host of a way, made by {@code connect} if there is none.
   *
   * @throws Unreachable if it can't be made
   */
  Lease lease(List<Jump> way, Supplier<SshLink> connect) {
    var host = use(way, connect);
    try {
      return new Lease(host.link.get(), host.handshakes, () -> release(way, host));
    } catch (Unreachable failed) {
      forget(way, host);
      throw failed;
    }
  }

  private JumpHost use(List<Jump> way, Supplier<SshLink> connect) {
    lock.lock();
    try {
      var host = hosts.get(way);
      if (host == null || host.dead()) {
        host = new JumpHost(new Once<>(connect));
        hosts.put(way, host);
      }
      host.users++;
      return host;
    } finally {
      lock.unlock();
    }
  }

  private void release(List<Jump> way, JumpHost host) {
    lock.lock();
    try {
      if (--host.users > 0) {
        return;
      }
      hosts.remove(way, host);
    } finally {
      lock.unlock();
    }
    host.link.get().close();
  }

  private void forget(List<Jump> way, JumpHost host) {
    lock.lock();
    try {
      hosts.remove(way, host);
    } finally {
      lock.unlock();
    }
  }

  /**
   * The use of a connection, until it is released.
   *
   * @param handshakes limits how many logins through this host are under way
   */
  record Lease(SshLink link, Semaphore handshakes, Runnable release) {}

  /** One host with those who use it. */
  private static final class JumpHost {
    private final Once<SshLink> link;
    private final Semaphore handshakes = new Semaphore(HANDSHAKES_AT_ONCE);
    private int users;

    JumpHost(Once<SshLink> link) {
      this.link = link;
    }

    boolean dead() {
      return link.isDone() && !link.get().open();
    }
  }
}
