package org.mastoplay.host;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** A way to a host with the shells that were opened on it so far. */
final class HostConnection implements Connection {
  private final ShellOpener opener;
  private final Runnable hangUp;
  private final Map<Key, FramedShell> shells = new HashMap<>();
  private final Lock lock = new ReentrantLock();

  HostConnection(ShellOpener opener, Runnable hangUp) {
    this.opener = opener;
    this.hangUp = hangUp;
  }

  private record Key(Identity identity, int lane) {}

  @Override
  public Shell shell(Identity identity, int lane) {
    lock.lock();
    try {
      var known = shells.get(new Key(identity, lane));
      if (known != null) {
        return known;
      }
      var shell = opener.open(identity, shells.isEmpty());
      shells.put(new Key(identity, lane), shell);
      return shell;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    hangUp.run();
  }
}
