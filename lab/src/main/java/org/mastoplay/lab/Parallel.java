package org.mastoplay.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** The same for each of many, all at once. */
final class Parallel {
  private Parallel() {}

  /** Returns when all are done; a failure of one is thrown when the others are done too. */
  static <T> void each(List<T> all, Consumer<T> action) {
    var running = new ArrayList<Future<?>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      all.forEach(one -> running.add(threads.submit(() -> action.accept(one))));
    }
    for (var one : running) {
      try {
        one.get();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof LabException expected
            ? expected
            : new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        throw Commands.interrupted(e);
      }
    }
  }
}
