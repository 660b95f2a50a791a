package org.mastoplay.lab;

import java.util.concurrent.locks.LockSupport;

/** The wait between two looks at something that this machine gives no sign of. */
final class Pause {
  private static final long NANOS = 50_000_000;

  private Pause() {}

  /** Waits a twentieth of a second; not at all in a thread that was interrupted. */
  static void brief() {
    LockSupport.parkNanos(NANOS);
  }
}
