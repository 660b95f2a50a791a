package org.mastoplay.run;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.mastoplay.host.Unreachable;
import org.mastoplay.inventory.Host;
import org.mastoplay.plan.Site;
import org.mastoplay.text.Diagnosis;

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

  /** A host's way through the gates. */
  Pass pass(Host host) {
    return new Pass(host);
  }

  /** Where one host stands; used by one thread. */
  final class Pass implements AutoCloseable {
    private final Host host;
    private int play;
    private boolean atWork;

    private Pass(Host host) {
      this.host = host;
    }

    /**
     * Waits until there is a fork for the host.
     *
     * @throws Unreachable if the run is stopped meanwhile
     */
    void begin() {
      waitFor(forks::acquire);
      atWork = true;
    }

    /**
     * Waits until the host may begin a play.
     *
     * @throws Unreachable if the run is stopped meanwhile
     */
    void beginPlay(int next) {
      if (next != play) {
        leaveUntil(next);
        rest();
        for (var before : unfinished.subList(0, next)) {
          waitFor(before::await);
        }
        begin();
      }
    }

    @Override
    public void close() {
      leaveUntil(unfinished.size());
      rest();
    }

    private void rest() {
      if (atWork) {
        forks.release();
        atWork = false;
      }
    }

    private void waitFor(Waiting waiting) {
      try {
        waiting.untilDone();
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        throw new Unreachable(
            Diagnosis.of("The run was stopped while %s waited for its turn.".formatted(host.name()))
                .remedy("Run it again: it looks first at what is already done."),
            stop);
      }
    }

    private void leaveUntil(int next) {
      for (; play < next; play++) {
        if (site.hostsOf(play).contains(host)) {
          unfinished.get(play).countDown();
        }
      }
    }
  }

  /** Waits for something. */
  private interface Waiting {
    void untilDone() throws InterruptedException;
  }
}
