package org.mastoplay.host;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** What a command has said so far on both its streams, before framing begins. */
final class Conversation {
  /** More than any rc file prints; what goes beyond is dropped. */
  private static final int MOST_KEPT = 1024 * 1024;

  private final Lock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final Side out = new Side();
  private final Side err = new Side();

  Sink outSink() {
    return out;
  }

  Sink errSink() {
    return err;
  }

  String out() {
    return out.text();
  }

  String err() {
    return err.text();
  }

  /** All that was said, for a person to read. */
  String words() {
    return (err().strip() + "\n" + out().strip()).strip();
  }

  boolean ended() {
    return out.ended && err.ended;
  }

  /**
   * Waits until {@code enough} has been said, or both streams have ended, or time is up.
   *
   * @return whether enough was said
   */
  boolean await(BooleanSupplier enough, Duration timeout) throws InterruptedException {
    var left = timeout.toNanos();
    lock.lockInterruptibly();
    try {
      while (!enough.getAsBoolean()) {
        if (ended() || left <= 0) {
          return false;
        }
        left = news.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** One of the two streams. */
  private final class Side implements Sink {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private volatile boolean ended;

    @Override
    public void accept(byte[] bytes, int count) {
      tell(() -> said.write(bytes, 0, Math.min(count, MOST_KEPT - said.size())));
    }

    @Override
    public void ended() {
      tell(() -> ended = true);
    }

    String text() {
      lock.lock();
      try {
        return said.toString(StandardCharsets.UTF_8);
      } finally {
        lock.unlock();
      }
    }

    private void tell(Runnable change) {
      lock.lock();
      try {
        change.run();
        news.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }
}
