package org.mastoplay.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.mastoplay.event.Event;
import org.mastoplay.event.Events;
import org.mastoplay.event.TaskResult;
import org.mastoplay.host.Exchange;
import org.mastoplay.host.Unreachable;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Difference;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Query;
import org.mastoplay.module.TaskModule;
import org.mastoplay.module.Touch;
import org.mastoplay.plan.Acting;
import org.mastoplay.plan.Resolved;
import org.mastoplay.plan.Sight;
import org.mastoplay.plan.Step;
import org.mastoplay.text.Diagnosis;

/** Looks, plans, applies, and looks again: a task that still differs then has failed. */
final class Applying implements Conduct {
  private static final Exchange.Done NO_OUTPUT = new Exchange.Done(0, "", "");

  private final String host;
  private final Link link;
  private final Lookout lookout;
  private final OwedHandlers owed;
  private final Events events;

  Applying(String host, Link link, Lookout lookout, OwedHandlers owed, Events events) {
    this.host = host;
    this.link = link;
    this.lookout = lookout;
    this.owed = owed;
    this.events = events;
  }

  @Override
  public void forget() {
    link.forgetAll();
  }

  @Override
  public boolean applies() {
    return true;
  }

  @Override
  public Ending conduct(Resolved.Ready job, List<Step> handlers, Consumer<String> lines) {
    return conduct(job, job.module(), handlers, lines);
  }

  private <S> Ending conduct(
      Resolved.Ready job, TaskModule<S> module, List<Step> handlers, Consumer<String> lines) {
    var acting = job.acting();
    var sight = look(module, acting);
    return switch (module.plan(sight.value().orElseThrow())) {
      case Plan.InOrder order ->
          Ending.of(new TaskResult.InOrder(order.message())).telling(order.told());
      case Plan.Impossible impossible -> Ending.of(failed(impossible.diagnosis(), List.of()));
      case Plan.Asks asks -> ask(job, module, asks.action(), lines);
      case Plan.Changes changes -> {
        events.emit(new Event.TaskStarted(host, job.task()));
        var write = owed.owe(handlers);
        if (owed.keeper().equals(acting)) {
          yield apply(job, module, write, changes.changes(), sight.used(), lines);
        }
        var refusal =
            write.isEmpty() ? Optional.<Exchange.Done>empty() : refusal(owed.keeper(), write);
        yield refusal.isPresent()
            ? Ending.of(failed(Failures.ofLedger(refusal.get()), List.of()))
            : apply(job, module, List.of(), changes.changes(), sight.used(), lines);
      }
    };
  }

  private Optional<Exchange.Done> refusal(Acting keeper, List<Action> write) {
    return link.exchange(keeper, write, List.of(), _ -> {}).stream()
        .filter(done -> done.status() != 0)
        .findFirst();
  }

  private <S> Sight<S> look(TaskModule<S> module, Acting acting) {
    var sight = Sight.of(module.probe(), link.snapshot(acting));
    while (sight.value().isEmpty()) {
      link.look(acting, sight.missing(), lookout.ahead());
      sight = Sight.of(module.probe(), link.snapshot(acting));
    }
    return sight;
  }

  /** While it waits the host may become another, so all is looked at again. */
  private Ending ask(
      Resolved.Ready job, TaskModule<?> module, Action.Run action, Consumer<String> lines) {
    events.emit(new Event.TaskStarted(host, job.task()));
    var limited = limited(action, job.effort().timeout());
    link.forget(job.acting(), Touch.anything());
    lookout.narrow();
    var done =
        link.exchange(job.acting(), List.of(limited), lookout.ahead().get(job.acting()), lines)
            .getLast();
    var failure = Failures.of(module, limited, done);
    return new Ending(
            failure
                .map(why -> failed(why, List.of()))
                .orElseGet(() -> new TaskResult.InOrder(Optional.empty())),
            Optional.of(done))
        .telling(module.told(done.out()));
  }

  private <S> Ending apply(
      Resolved.Ready job,
      TaskModule<S> module,
      List<Action> beforehand,
      List<Change> changes,
      Set<Query<?>> used,
      Consumer<String> lines) {
    var acting = job.acting();
    var differences = changes.stream().flatMap(change -> change.differences().stream()).toList();
    var own =
        changes.stream()
            .flatMap(change -> change.actions().stream())
            .map(action -> limited(action, job.effort().timeout()))
            .toList();
    changes.forEach(change -> link.forget(acting, change.touch()));
    lookout.narrow();
    var again =
        differences.stream().allMatch(Difference.Happens.class::isInstance)
            ? ImmutableSet.<Query<?>>of()
            : used;
    var guard = guard(job, changes);
    var armed = guard.map(LockoutGuard::armApart).orElse(Optional.empty());
    if (armed.isPresent()) {
      return Ending.of(failed(armed.get(), List.of()));
    }
    var before =
        ImmutableList.copyOf(
            Iterables.concat(beforehand, guard.map(LockoutGuard::before).orElse(List.of())));
    List<Exchange.Done> done;
    try {
      done =
          new Carrying(link, acting, lines)
              .exchange(
                  ImmutableList.copyOf(
                      Iterables.concat(
                          before, own, guard.map(LockoutGuard::after).orElse(List.of()))),
                  () ->
                      ImmutableSet.copyOf(
                          Iterables.concat(
                              again,
                              lookout.ahead().get(acting),
                              guard.map(LockoutGuard::marks).orElse(Set.of()))));
    } catch (Unreachable lost) {
      return Ending.of(
          failed(guard.orElseThrow(() -> lost).afterLoss(lost), List.<Difference>of()));
    }
    if (done.size() <= before.size() && done.stream().anyMatch(it -> it.status() != 0)) {
      return Ending.of(
          failed(
              done.size() > beforehand.size()
                  ? GuardWords.notArmed(done.getLast())
                  : Failures.ofLedger(done.getLast()),
              List.of()));
    }
    var ownDone = done.subList(before.size(), Math.min(done.size(), before.size() + own.size()));
    var output = Iterables.getLast(ownDone, NO_OUTPUT);
    var shut =
        guard.flatMap(it ->
            it.prove(
                Optional.of(done.getLast()).filter(_ -> done.size() > before.size() + own.size())));
    if (shut.isPresent()) {
      link.forget(acting, Touch.anything());
      return new Ending(failed(shut.get(), List.of()), Optional.of(output));
    }
    var failure =
        ownDone.isEmpty()
            ? Optional.<Diagnosis>empty()
            : Failures.of(module, own.get(ownDone.size() - 1), output);
    if (failure.isPresent()) {
      var ending = new Ending(failed(failure.get(), differences), Optional.of(output));
      return output.status() == 0 ? ending.telling(module.told(output.out())) : ending;
    }
    var remaining = again.isEmpty() ? Optional.<Diagnosis>empty() : remaining(module, acting);
    return new Ending(
            remaining
                .<TaskResult>map(why -> failed(why, differences))
                .orElseGet(
                    () -> new TaskResult.Changed(differences, guard.map(_ -> GuardWords.LIFTED))),
            Optional.of(output))
        .telling(module.told(output.out()));
  }

  /** What watches over changes that might shut us out. */
  private Optional<LockoutGuard> guard(Resolved.Ready job, List<Change> changes) {
    var acting = job.acting();
    return link.door(acting)
        .filter(door -> door.isWatched() && door.mayBeShutBy(changes))
        .map(door ->
            LockoutGuard.of(
                link,
                door,
                acting,
                owed.keeper(),
                changes,
                state -> events.emit(new Event.Guarded(host, job.task(), state, door.patience()))));
  }

  private static Action limited(Action action, Optional<Duration> timeout) {
    return action instanceof Action.Run run && timeout.isPresent()
        ? new Action.Run(run.script(), timeout)
        : action;
  }

  /** What is still not as the task wants it, after it was applied. */
  private <S> Optional<Diagnosis> remaining(TaskModule<S> module, Acting acting) {
    return switch (module.plan(look(module, acting).value().orElseThrow())) {
      case Plan.InOrder _, Plan.Asks _ -> Optional.empty();
      case Plan.Impossible impossible -> Optional.of(impossible.diagnosis());
      case Plan.Changes changes -> Failures.stillDiffers(changes.changes());
    };
  }

  private static TaskResult failed(Diagnosis diagnosis, List<Difference> differences) {
    return new TaskResult.Failed(diagnosis, differences, TaskResult.Aftermath.STOPS);
  }
}
