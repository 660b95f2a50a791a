package org.mastoplay.run;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import com.google.common.collect.Sets;
import java.util.List;
import java.util.Set;
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
 * The steps of one host, how far they have come, and what those to come will want to know.
 *
 * <p>At first all of them are looked at together. After a change only a few are, since the next may
 * change again what they would see; the window grows as long as nothing changes.
 */
final class Agenda implements Lookout {
  private static final int NARROW = 8;

  private final Site site;
  private final List<Step> steps;
  private final HostVariables variables;
  private final Link link;
  private final Set<Step> notified = Sets.newIdentityHashSet();
  private int next;
  private int window = Integer.MAX_VALUE;

  Agenda(Site site, List<Step> steps, HostVariables variables, Link link) {
    this.site = site;
    this.steps = List.copyOf(steps);
    this.variables = variables;
    this.link = link;
  }

  boolean hasNext() {
    return next < steps.size();
  }

  Step take() {
    return steps.get(next++);
  }

  /** The handlers that a task of the play that is under way means by these names. */
  List<Step> handlers(Step notifying, Set<String> names) {
    return steps.stream()
        .filter(it -> it.handler() && it.playNumber() == notifying.playNumber())
        .filter(it -> names.stream().anyMatch(it.task()::answersTo))
        .toList();
  }

  /** Marks handlers to be run. */
  void notify(List<Step> handlers) {
    notified.addAll(handlers);
  }

  /** Whether a step is to be run: handlers only if they were notified. */
  boolean isDue(Step step) {
    return !step.handler() || notified.contains(step);
  }

  /** Marks a handler that was notified as done with. */
  void settle(Step handler) {
    notified.remove(handler);
  }

  /** The handlers that were notified and have not run, in order. */
  List<Step> owed() {
    return steps.stream().filter(notified::contains).toList();
  }

  @Override
  public Set<Query<?>> ahead(Acting acting) {
    var queries = ImmutableSet.<Query<?>>builder();
    var seen = link.snapshot(acting);
    var coming = steps.subList(underWay(), steps.size()).stream().filter(this::isDue).limit(window);
    coming
        .flatMap(step -> site.resolve(step, variables).stream())
        .filter(resolved -> resolved instanceof Resolved.Ready)
        .map(Resolved.Ready.class::cast)
        .filter(job -> job.acting().equals(acting))
        .forEach(job -> queries.addAll(wanted(job.module(), seen)));
    window = (int) Math.min(Integer.MAX_VALUE, window * 2L);
    return queries.build();
  }

  @Override
  public void narrow() {
    window = NARROW;
  }

  /**
   * The rounds of a loop are looked at together, so that the last has not to wait for the first.
   */
  private int underWay() {
    return next > 0 && steps.get(next - 1).task().loop().isPresent() ? next - 1 : next;
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
