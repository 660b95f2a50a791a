package org.mastoplay.run;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import com.google.common.collect.Sets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mastoplay.event.Event;
import org.mastoplay.event.Events;
import org.mastoplay.event.TaskRef;
import org.mastoplay.event.TaskResult;
import org.mastoplay.module.Change;
import org.mastoplay.module.Difference;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Query;
import org.mastoplay.module.TaskModule;
import org.mastoplay.plan.Acting;
import org.mastoplay.plan.Resolved;
import org.mastoplay.plan.Sight;
import org.mastoplay.text.Diagnosis;

/** Looks, plans, applies, and looks again: a task that still differs then has failed. */
final class Applying implements Conduct {
  private final String host;
  private final Link link;
  private final Lookout lookout;
  private final Events events;

  Applying(String host, Link link, Lookout lookout, Events events) {
    this.host = host;
    this.link = link;
    this.lookout = lookout;
    this.events = events;
  }

  @Override
  public Ending conduct(Resolved.Ready job) {
    return conduct(job.task(), job.module(), job.acting());
  }

  private <S> Ending conduct(TaskRef task, TaskModule<S> module, Acting acting) {
    var sight = look(module, acting);
    return switch (module.plan(sight.value().orElseThrow())) {
      case Plan.InOrder order -> Ending.of(new TaskResult.InOrder(order.message()));
      case Plan.Impossible impossible -> Ending.of(failed(impossible.diagnosis(), List.of()));
      case Plan.Changes changes -> {
        events.emit(new Event.TaskStarted(host, task));
        yield apply(task, module, acting, changes.changes(), sight.used());
      }
    };
  }

  private <S> Sight<S> look(TaskModule<S> module, Acting acting) {
    var sight = Sight.of(module.probe(), link.snapshot(acting));
    while (sight.value().isEmpty()) {
      var queries = Sets.union(sight.missing(), lookout.ahead(acting));
      link.exchange(acting, List.of(), queries, _ -> {});
      sight = Sight.of(module.probe(), link.snapshot(acting));
    }
    return sight;
  }

  private <S> Ending apply(
      TaskRef task, TaskModule<S> module, Acting acting, List<Change> changes, Set<Query<?>> used) {
    var differences = changes.stream().flatMap(change -> change.differences().stream()).toList();
    var actions = changes.stream().flatMap(change -> change.actions().stream()).toList();
    changes.forEach(change -> link.forget(change.touch()));
    lookout.narrow();
    var again =
        differences.stream().allMatch(Difference.Happens.class::isInstance)
            ? ImmutableSet.<Query<?>>of()
            : used;
    var done =
        link.exchange(
            acting,
            actions,
            Sets.union(again, lookout.ahead(acting)),
            line -> events.emit(new Event.TaskOutput(host, task, line)));
    var output = Optional.ofNullable(Iterables.getLast(done, null));
    if (output.isPresent() && output.get().status() != 0) {
      var failure = Failures.ofAction(actions.get(done.size() - 1), output.get());
      return new Ending(failed(failure, differences), output);
    }
    var remaining = again.isEmpty() ? Optional.<Diagnosis>empty() : remaining(module, acting);
    return new Ending(
        remaining
            .<TaskResult>map(why -> failed(why, differences))
            .orElseGet(() -> new TaskResult.Changed(differences, Optional.empty())),
        output);
  }

  /** What is still not as the task wants it, after it was applied. */
  private <S> Optional<Diagnosis> remaining(TaskModule<S> module, Acting acting) {
    return switch (module.plan(look(module, acting).value().orElseThrow())) {
      case Plan.InOrder _ -> Optional.empty();
      case Plan.Impossible impossible -> Optional.of(impossible.diagnosis());
      case Plan.Changes changes -> Failures.stillDiffers(changes.changes());
    };
  }

  private static TaskResult failed(Diagnosis diagnosis, List<Difference> differences) {
    return new TaskResult.Failed(diagnosis, differences, false);
  }
}
