package org.mastoplay.run;

import com.google.common.collect.Iterables;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.mastoplay.module.Query;
import org.mastoplay.module.TaskModule;
import org.mastoplay.plan.Acting;
import org.mastoplay.plan.Foresight;
import org.mastoplay.plan.HostVariables;
import org.mastoplay.plan.Resolved;
import org.mastoplay.plan.Sight;
import org.mastoplay.plan.Site;
import org.mastoplay.plan.Snapshot;
import org.mastoplay.plan.Step;

/**
 * What a host has before it, and what that will want to know.
 *
 * <p>At first all of it is looked at together. After a change only a few steps are, since the next
 * may change again what they would see; the window grows as long as nothing changes.
 */
final class Agenda implements Lookout {
  private static final int NARROW = 8;

  private final Site site;
  private final HostVariables variables;
  private final Link link;
  private final Deque<Supplier<Stream<Step>>> levels = new ArrayDeque<>();
  private int window = Integer.MAX_VALUE;

  Agenda(Site site, HostVariables variables, Link link) {
    this.site = site;
    this.variables = variables;
    this.link = link;
  }

  /**
   * Does something.
   *
   * @param behind what comes after it, before all that was behind what is under way already
   */
  void during(Runnable work, Supplier<Stream<Step>> behind) {
    levels.push(behind);
    try {
      work.run();
    } finally {
      levels.pop();
    }
  }

  @Override
  public SetMultimap<Acting, Query<?>> ahead() {
    var queries = LinkedHashMultimap.<Acting, Query<?>>create();
    levels.stream()
        .flatMap(Supplier::get)
        .limit(window)
        .flatMap(step -> site.resolve(step, variables).stream())
        .filter(resolved -> resolved instanceof Resolved.Ready)
        .map(Resolved.Ready.class::cast)
        .forEach(
            job -> queries.putAll(job.acting(), wanted(job.module(), link.snapshot(job.acting()))));
    window = (int) Math.min(Integer.MAX_VALUE, window * 2L);
    return queries;
  }

  @Override
  public void narrow() {
    window = NARROW;
  }

  /** A defect of a module shows when it is the task's turn, so that the right task is named. */
  private static Iterable<Query<?>> wanted(TaskModule<?> module, Snapshot seen) {
    try {
      var probe = module.probe();
      return Iterables.concat(
          Sight.of(probe, seen).missing(),
          Iterables.filter(Foresight.companions(probe, seen), query -> seen.to(query).isEmpty()));
    } catch (RuntimeException defect) {
      return Set.of();
    }
  }
}
