package org.mastoplay.host;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** A value that is worked out when it is first asked for, once, and so is the failure to. */
final class Once<T> implements Supplier<T> {
  private final FutureTask<T> task;

  Once(Supplier<T> work) {
    task = new FutureTask<>(work::get);
  }

  /** Whether {@link #get} would answer at once, and not by an exception. */
  boolean isDone() {
    return task.state() == Future.State.SUCCESS;
  }

  /**
   * The value.
   *
   * @throws Unreachable as the work did, or when interrupted
   */
  @Override
  public T get() {
    task.run();
    try {
      return task.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof Unreachable why
          ? new Unreachable(why.diagnosis(), why)
          : new IllegalStateException(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Unreachable(ShellTrouble.interrupted(), stopped);
    }
  }
}
