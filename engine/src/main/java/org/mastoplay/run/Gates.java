package org.mastoplay.run;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.mastoplay.inventory.Host;
import org.mastoplay.plan.Site;

/**
 * Where hosts wait for each other: no host begins a play before all hosts have done with the plays
 * before it, and no more than {@code forks} of them are at work at the same time.
 */
final class Gates {
  private final Site site;
  private final Semaphore forks;
  private final List<CountDownLatch> unfinished;

  Gates(Site site, int forks) {
    this.site = site;
    this.forks = new Semaphore(forks);
    this.unfinished =
        IntStream.range(0, site.playbook().plays().size())
            .mapToObj(play -> new CountDownLatch(site.hostsOf(play).size()))
            .collect(ImmutableList.toImmutableList());
  }

  /** A host's way through the gates, which waits for its turn to start. */
  Pass pass(Host host) {
    forks.acquireUninterruptibly();
    return new Pass(host);
  }

  /** Where one host stands; used by one thread. */
  final class Pass implements IntConsumer, AutoCloseable {
    private final Host host;
    private int play;

    private Pass(Host host) {
      this.host = host;
    }

    /** Waits until the host may begin a play. */
    @Override
    public void accept(int next) {
      if (next == play) {
        return;
      }
      leaveUntil(next);
      forks.release();
      try {
        for (var before : unfinished.subList(0, next)) {
          before.await();
        }
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
      } finally {
        forks.acquireUninterruptibly();
      }
    }

    @Override
    public void close() {
      leaveUntil(unfinished.size());
      forks.release();
    }

    private void leaveUntil(int next) {
      for (; play < next; play++) {
        if (site.hostsOf(play).contains(host)) {
          unfinished.get(play).countDown();
        }
      }
    }
  }
}
