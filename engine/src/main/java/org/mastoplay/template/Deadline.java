package org.mastoplay.template;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends what takes too long. */
final class Deadline {
  private final Limits limits;
  private final ScheduledThreadPoolExecutor alarm;

  Deadline(Limits limits) {
    this.limits = limits;
    this.alarm = new ScheduledThreadPoolExecutor(1, task -> daemon(task, "template-deadline"));
    alarm.setRemoveOnCancelPolicy(true);
  }

  /** Runs what stops by itself when its thread is interrupted. */
  <T> T run(Callable<T> work) throws Exception {
    var alert = new Alert(Thread.currentThread());
    var pending = alarm.schedule(alert::ring, limits.time().toMillis(), TimeUnit.MILLISECONDS);
    try {
      return work.call();
    } catch (Exception e) {
      throw alert.rang() ? tooSlow() : e;
    } finally {
      pending.cancel(false);
      alert.end();
    }
  }

  /**
   * Runs what may not notice an interrupt, such as a regular expression: it is left behind then.
   */
  <T> T runApart(Callable<T> work) throws Exception {
    var task = new FutureTask<>(work);
    daemon(task, "template").start();
    try {
      return task.get(limits.time().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      task.cancel(true);
      throw tooSlow();
    } catch (InterruptedException e) {
      task.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case Exception cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw e;
      }
    }
  }

  private TooMuch tooSlow() {
    return new TooMuch("more than %s s".formatted(limits.time().toMillis() / 1000.0));
  }

  private static Thread daemon(Runnable task, String name) {
    return Thread.ofPlatform().daemon().name(name).unstarted(task);
  }

  /** Interrupts a thread, but never after its work has ended. */
  private static final class Alert {
    private final Thread thread;
    private boolean rang;
    private boolean ended;

    Alert(Thread thread) {
      this.thread = thread;
    }

    synchronized void ring() {
      if (!ended) {
        rang = true;
        thread.interrupt();
      }
    }

    synchronized boolean rang() {
      return rang;
    }

    /** Takes back an interrupt of ours; one of somebody else's stays. */
    synchronized void end() {
      ended = true;
      if (rang && Thread.interrupted()) {
        rang = false;
      }
    }
  }
}
