package org.mastoplay.host;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** A way to a host with the shells that were opened on it so far. */
final class HostConnection implements Connection {
  private final ShellOpener opener;
  private final Optional<String> login;
  private final Runnable hangUp;
  private final Map<Key, FramedShell> shells = new HashMap<>();
  private final Lock lock = new ReentrantLock();

  /**
   * @param login the account that logged in, if anybody had to
   */
  HostConnection(ShellOpener opener, Optional<String> login, Runnable hangUp) {
    this.opener = opener;
    this.login = login;
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
  public Optional<String> login() {
    return login;
  }

  @Override
  public void close() {
    hangUp.run();
  }
}
