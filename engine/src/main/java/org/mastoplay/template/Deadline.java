package org.mastoplay.template;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Ends what takes too long. */
final class Deadline {
  /** How often time and memory are looked at; most templates are done sooner. */
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

  /** How much memory a template may ask for in all, of which most is free again. */
  private static final long MOST_MEGABYTES =
      Math.min(1_024, (Runtime.getRuntime().maxMemory() / 2) >> 20);

  private final Limits limits;
  private final ScheduledThreadPoolExecutor alarm;
  private final Set<Alert> alerts = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean watching = new AtomicBoolean();

  Deadline(Limits limits) {
    this.limits = limits;
    this.alarm = new ScheduledThreadPoolExecutor(1, task -> daemon(task, "template-deadline"));
    // Nobody says when it is no longer needed; so its thread goes when there is nothing to watch.
    alarm.setKeepAliveTime(1, TimeUnit.SECONDS);
    alarm.allowCoreThreadTimeOut(true);
  }

  /** Runs what stops by itself when its thread is interrupted. */
  <T> T run(Callable<T> work) throws Exception {
    var alert = new Alert(Thread.currentThread(), System.nanoTime() + limits.time().toNanos());
    alerts.add(alert);
    watch();
    try {
      return work.call();
    } catch (Exception e) {
      throw alert.rang() ? tooSlow() : e;
    } finally {
      alerts.remove(alert);
      alert.end();
    }
  }

  /** One look now and then at all that runs: to set an alarm for each would cost more than it. */
  private void watch() {
    if (watching.compareAndSet(false, true)) {
      var _ = alarm.schedule(this::look, PAUSE, TimeUnit.NANOSECONDS);
    }
  }

  private void look() {
    var now = System.nanoTime();
    alerts.stream().filter(it -> now - it.due > 0).forEach(Alert::ring);
    watching.set(false);
    if (!alerts.isEmpty()) {
      watch();
    }
  }

  /**
   * Runs what may not notice an interrupt, such as a regular expression: it is left behind then.
   * What asks for too much memory is ended, too.
   */
  <T> T runApart(Callable<T> work) throws Exception {
    var task = new FutureTask<>(work);
    var thread = daemon(task, "template");
    thread.start();
    try {
      return await(task, thread);
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

  private <T> T await(FutureTask<T> task, Thread thread) throws Exception {
    var end = System.nanoTime() + limits.time().toNanos();
    while (true) {
      var left = end - System.nanoTime();
      try {
        return task.get(Math.clamp(left, 0, PAUSE), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        if (left <= PAUSE) {
          throw e;
        }
        if (megabytes(thread) > MOST_MEGABYTES) {
          task.cancel(true);
          throw new TooMuch("more than %,d MB of memory".formatted(MOST_MEGABYTES));
        }
      }
    }
  }

  private static long megabytes(Thread thread) {
    return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean all
        ? all.getThreadAllocatedBytes(thread.threadId()) >> 20
        : 0;
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
    private final long due;
    private boolean rang;
    private boolean ended;

    /**
     * @param due when to ring, as {@link System#nanoTime} counts
     */
    Alert(Thread thread, long due) {
      this.thread = thread;
      this.due = due;
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
