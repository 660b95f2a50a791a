package org.mastoplay.run;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.mastoplay.plan.Frame;
import org.mastoplay.plan.Region;
import org.mastoplay.plan.Step;

/** Which handlers a host has to run before its play is over; shared by the threads of a host. */
final class Notices {
  /** Regions have no equals but identity. */
  private final Map<Region, List<Step>> handlers = new LinkedHashMap<>();

  private final Function<List<Step>, List<Step>> owed;
  private final Set<Step> due = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Handlers that only a real run will know to be due, and the task that this hangs on. */
  private final IdentityHashMap<Step, String> possible = new IdentityHashMap<>();

  /**
   * @param owed finds among handlers those that an earlier run has left
   */
  Notices(Function<List<Step>, List<Step>> owed) {
    this.owed = owed;
  }

  /**
   * The handlers of a region, each a step, the same ones each time; those that are owed are due.
   */
  synchronized List<Step> of(Frame frame) {
    var known = handlers.get(frame.region());
    if (known != null) {
      return known;
    }
    var steps =
        frame.region().handlers().stream().map(task -> new Step(frame, task, true)).toList();
    handlers.put(frame.region(), steps);
    due.addAll(owed.apply(steps));
    return steps;
  }

  /** Those that a step means by these names. */
  List<Step> named(Step notifying, Collection<String> names) {
    return of(notifying.frame()).stream()
        .filter(handler -> names.stream().anyMatch(handler.task()::answersTo))
        .toList();
  }

  /** Marks handlers to be run. */
  synchronized void notify(List<Step> steps) {
    due.addAll(steps);
  }

  /** Marks handlers that are to be run if a task changes something. */
  synchronized void mayNotify(List<Step> steps, String task) {
    steps.forEach(step -> possible.putIfAbsent(step, task));
  }

  /** The task that a handler hangs on of which it is open whether it will be due. */
  synchronized Optional<String> possible(Step handler) {
    return isDue(handler) ? Optional.empty() : Optional.ofNullable(possible.get(handler));
  }

  /** Marks a handler that was notified as done with. */
  synchronized void settle(Step handler) {
    due.remove(handler);
    possible.remove(handler);
  }

  synchronized boolean isDue(Step handler) {
    return due.contains(handler);
  }

  /** All handlers that were met so far, those of used playbooks behind those of the play. */
  synchronized List<Step> all() {
    return handlers.values().stream().flatMap(List::stream).toList();
  }

  /** Those of them that are to be run. */
  List<Step> due() {
    return all().stream().filter(this::isDue).toList();
  }
}
