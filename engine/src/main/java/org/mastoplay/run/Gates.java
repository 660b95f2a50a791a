package org.mastoplay.run;

import com.google.common.collect.ImmutableList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.mastoplay.host.Unreachable;
import org.mastoplay.inventory.Host;
import org.mastoplay.plan.Site;
import org.mastoplay.plan.Stage;
import org.mastoplay.text.Diagnosis;

/**
 * Where hosts wait for each other: no host begins a stage before all hosts have done with those
 * before it, no more than {@code forks} of them are at work at the same time, one does for all what
 * is to be done once, and all stop when too many have failed.
 */
final class Gates {
  private final List<Stage> stages;
  private final List<Set<String>> left;
  private final List<Set<String>> failed;
  private final Semaphore forks;
  private final Consumer<String> halted;
  private final Map<String, Company.Shared> done = new HashMap<>();
  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Set<String> greeted = new HashSet<>();
  private Optional<String> halt = Optional.empty();

  /**
   * @param halted is told, once, why all stop
   */
  Gates(Site site, int forks, Consumer<String> halted) {
    this.stages = site.stages();
    this.left = sets(stages);
    this.failed = sets(stages);
    this.forks = new Semaphore(forks);
    this.halted = halted;
  }

  private static List<Set<String>> sets(List<Stage> stages) {
    return stages.stream()
        .<Set<String>>map(_ -> new HashSet<>())
        .collect(ImmutableList.toImmutableList());
  }

  /** A host's way through the gates. */
  Pass pass(Host host) {
    return new Pass(host);
  }

  /** Where one host stands. */
  final class Pass implements AutoCloseable, Company {
    private final Host host;
    private int stage;
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
      interruptibly(forks::acquire);
      atWork = true;
    }

    /**
     * Waits until the host may begin a stage.
     *
     * @throws Unreachable if the run is stopped meanwhile
     */
    void beginStage(int next) {
      if (next != stage) {
        leaveUntil(next);
        resting(() -> allLeft(next));
      }
    }

    /**
     * The host has told its facts.
     *
     * @param waits whether to wait for those of all others, or until they are out
     * @throws Unreachable if the run is stopped meanwhile
     */
    void greeted(boolean waits) {
      locked(() -> {
        greeted.add(host.name());
        changed.signalAll();
        return true;
      });
      if (waits) {
        resting(Gates.this::allGreeted);
      }
    }

    @Override
    public boolean goesOn() {
      return locked(() -> halt.isEmpty());
    }

    /** The host has failed, or was lost, at the stage where it is. */
    void fail() {
      locked(() -> {
        if (stage < stages.size()) {
          failed.get(stage).add(host.name());
          if (halt.isEmpty()) {
            halt = Tolerance.exceeded(stages.get(stage), failed.get(stage).size());
            halt.ifPresent(halted);
          }
        }
        changed.signalAll();
        return true;
      });
    }

    @Override
    public Shared once(String task, Supplier<Shared> work) {
      var key = stage + "\t" + task;
      resting(() -> done.containsKey(key) || leads());
      var known = locked(() -> Optional.ofNullable(done.get(key)));
      if (known.isPresent()) {
        return known.get();
      }
      var shared = work.get();
      locked(() -> {
        done.put(key, shared);
        changed.signalAll();
        return true;
      });
      return shared;
    }

    /** Whether all hosts that come before this one have done with the stage. */
    private boolean leads() {
      return stages.get(stage).hosts().stream()
          .takeWhile(other -> !other.equals(host))
          .allMatch(other -> left.get(stage).contains(other.name()));
    }

    @Override
    public void close() {
      leaveUntil(stages.size());
      rest();
    }

    /** Gives its fork to another host while it waits, if it has to wait. */
    private void resting(BooleanSupplier until) {
      if (locked(until::getAsBoolean)) {
        return;
      }
      rest();
      interruptibly(() -> {
        lock.lockInterruptibly();
        try {
          while (!until.getAsBoolean()) {
            changed.await();
          }
        } finally {
          lock.unlock();
        }
      });
      begin();
    }

    private void rest() {
      if (atWork) {
        forks.release();
        atWork = false;
      }
    }

    private void interruptibly(Waiting waiting) {
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
      locked(() -> {
        for (; stage < next; stage++) {
          left.get(stage).add(host.name());
        }
        changed.signalAll();
        return true;
      });
    }
  }

  private boolean allGreeted() {
    return stages.stream()
        .flatMap(stage -> stage.hosts().stream())
        .map(Host::name)
        .allMatch(name -> greeted.contains(name) || left.getLast().contains(name));
  }

  private boolean allLeft(int next) {
    return stages.subList(0, next).stream()
        .allMatch(before ->
            before.hosts().stream()
                .allMatch(host -> left.get(before.number()).contains(host.name())));
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for something. */
  private interface Waiting {
    void untilDone() throws InterruptedException;
  }
}
