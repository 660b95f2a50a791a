package org.mastoplay.run;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.mastoplay.host.Connection;
import org.mastoplay.host.Connector;
import org.mastoplay.host.Target;
import org.mastoplay.host.Unreachable;

/**
 * The connections of one host's part of a run: to itself, and to those that its tasks are delegated
 * to. Each is made when it is first wanted, and again after it was lost; shared by the threads of a
 * host.
 */
final class Connections implements AutoCloseable {
  private final Connector connector;
  private final Function<Optional<String>, Target> targets;
  private final Map<Optional<String>, Connection> open = new HashMap<>();
  private final Lock lock = new ReentrantLock();

  /**
   * @param targets how to reach a host, given its name; nothing means the host itself
   */
  Connections(Connector connector, Function<Optional<String>, Target> targets) {
    this.connector = connector;
    this.targets = targets;
  }

  /**
   * The connection to a host.
   *
   * @param name nothing means the host itself
   * @throws Unreachable if it can't be made
   */
  Connection to(Optional<String> name) {
    lock.lock();
    try {
      var known = open.get(name);
      if (known != null) {
        return known;
      }
      var made = connector.connect(targets.apply(name));
      open.put(name, made);
      return made;
    } finally {
      lock.unlock();
    }
  }

  /** Whether a host is this machine. */
  boolean isHere(Optional<String> name) {
    return targets.apply(name).local();
  }

  /**
   * Another connection than the one that is kept, for the caller alone.
   *
   * @throws Unreachable if it can't be made
   */
  Connection anew(Optional<String> name) {
    return connector.connect(targets.apply(name));
  }

  /** How long a host waits for a new login before it undoes what may have shut us out. */
  Duration patience(Optional<String> name) {
    return targets.apply(name).patience();
  }

  /** Gives a connection up, so that the next who wants it gets a new one. */
  void drop(Optional<String> name) {
    lock.lock();
    try {
      Optional.ofNullable(open.remove(name)).ifPresent(Connection::close);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      open.values().forEach(Connection::close);
      open.clear();
    } finally {
      lock.unlock();
    }
  }
}
