package org.mastoplay.host;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Reads a stream on a thread of its own and hands what it reads to whoever wants it at the time, so
 * that those who wait for a host can be interrupted.
 */
final class Pump {
  private static final int CHUNK = 64 * 1024;

  private final InputStream stream;
  private final Lock lock = new ReentrantLock();
  private Sink sink = Sink.nothing();
  private boolean ended;

  private Pump(InputStream stream) {
    this.stream = stream;
  }

  static Pump start(InputStream stream, Sink sink) {
    var pump = new Pump(stream);
    pump.sink = sink;
    Thread.ofVirtual().name("mastoplay-pump").start(pump::pump);
    return pump;
  }

  /** From now on, what is read goes to {@code next}. */
  void to(Sink next) {
    lock.lock();
    try {
      sink = next;
      if (ended) {
        next.ended();
      }
    } finally {
      lock.unlock();
    }
  }

  private void pump() {
    try {
      var chunk = new byte[CHUNK];
      for (int count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
        give(chunk, count);
      }
    } catch (IOException lost) {
      // A stream that breaks off is a stream that ended too early: the sink sees what is missing.
    } finally {
      end();
    }
  }

  private void give(byte[] chunk, int count) {
    lock.lock();
    try {
      sink.accept(chunk, count);
    } finally {
      lock.unlock();
    }
  }

  /** Lets whoever waits know that nothing more will come. */
  void end() {
    lock.lock();
    try {
      ended = true;
      sink.ended();
    } finally {
      lock.unlock();
    }
  }
}
