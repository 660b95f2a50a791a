package org.mastoplay.run;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query;
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
  private final Set<Step> notified = new LinkedHashSet<>();
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

  /** The handlers that a task notifies if it changes anything. */
  List<Step> handlersOf(Step step) {
    return steps.stream()
        .filter(it -> it.playNumber() == step.playNumber())
        .filter(it -> step.task().notifies().stream().anyMatch(name -> it.answersTo(name.text())))
        .toList();
  }

  /** Marks handlers to be run. */
  void notify(List<Step> handlers) {
    notified.addAll(handlers);
  }

  /** Whether a step is to be run: handlers only if they were notified, and then once. */
  boolean isDue(Step step) {
    return !step.handler() || notified.remove(step);
  }

  /** The handlers that were notified and have not run. */
  List<Step> owed() {
    return List.copyOf(notified);
  }

  @Override
  public Set<Query<?>> ahead(Acting acting) {
    var queries = ImmutableSet.<Query<?>>builder();
    var seen = link.snapshot(acting);
    // The step that was taken may have further rounds of its loop before it.
    var coming =
        steps.subList(Math.max(0, next - 1), steps.size()).stream()
            .filter(this::mayCome)
            .limit(window);
    coming
        .flatMap(step -> site.resolve(step, variables).stream())
        .filter(resolved -> resolved instanceof Resolved.Ready)
        .map(Resolved.Ready.class::cast)
        .filter(job -> job.acting().equals(acting))
        .forEach(job -> queries.addAll(wanted(job.module().probe(), seen)));
    window = (int) Math.min(Integer.MAX_VALUE, window * 2L);
    return queries.build();
  }

  @Override
  public void narrow() {
    window = NARROW;
  }

  private boolean mayCome(Step step) {
    return !step.handler() || notified.contains(step);
  }

  private static Iterable<Query<?>> wanted(Probe<?> probe, Snapshot seen) {
    return Iterables.concat(
        Sight.of(probe, seen).missing(),
        Iterables.filter(Foresight.companions(probe, seen), query -> seen.to(query).isEmpty()));
  }
}
