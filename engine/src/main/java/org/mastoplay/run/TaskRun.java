package org.mastoplay.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.mastoplay.event.Counts;
import org.mastoplay.event.Event;
import org.mastoplay.event.Events;
import org.mastoplay.event.TaskRef;
import org.mastoplay.event.TaskResult;
import org.mastoplay.event.TaskResult.Aftermath;
import org.mastoplay.host.Unreachable;
import org.mastoplay.module.SetsVariables;
import org.mastoplay.plan.HostVariables;
import org.mastoplay.plan.Resolved;
import org.mastoplay.plan.Results;
import org.mastoplay.plan.Site;
import org.mastoplay.plan.Step;
import org.mastoplay.text.Diagnosis;
import org.mastoplay.yaml.Node;

/** Runs tasks on one host, each with all rounds of its loop, and tells how they ended. */
final class TaskRun {
  private final String host;
  private final Site site;
  private final HostVariables variables;
  private final Conducts conducts;
  private final Notices notices;
  private final Consumer<Step> settled;
  private final Company company;
  private final Events events;
  private Counts counts = Counts.NONE;

  /**
   * @param settled is told of each handler that has run, or turned out not to be wanted
   */
  TaskRun(
      String host,
      Site site,
      HostVariables variables,
      Conducts conducts,
      Notices notices,
      Consumer<Step> settled,
      Company company,
      Events events) {
    this.host = host;
    this.site = site;
    this.variables = variables;
    this.conducts = conducts;
    this.notices = notices;
    this.settled = settled;
    this.company = company;
    this.events = events;
  }

  Counts counts() {
    return counts;
  }

  /**
   * Runs a task.
   *
   * @param aftermath what follows if it fails
   * @return the failure, if it was one that is not ignored
   */
  Optional<Failure> run(Step step, Aftermath aftermath) {
    return step.manner().runOnce().orElse(false)
        ? runOnce(step, aftermath)
        : runHere(step, aftermath);
  }

  private Optional<Failure> runOnce(Step step, Aftermath aftermath) {
    var failure = new ArrayList<Failure>();
    var shared =
        company.once(
            step.frame().region().name() + "\t" + step.task().place(),
            () -> {
              runHere(step, aftermath).ifPresent(failure::add);
              var name = step.task().register().map(Node.Scalar::text);
              var kept = name.flatMap(it -> variables.registered(step.frame().region(), it));
              return new Company.Shared(
                  Optional.of(host),
                  kept.orElseGet(() -> Node.plain(step.task().place(), "")),
                  failure.stream()
                      .findFirst()
                      .map(_ ->
                          Diagnosis.of("It failed on %s, which does it for all.".formatted(host))));
            });
    if (shared.host().equals(Optional.of(host))) {
      return failure.stream().findFirst();
    }
    return follow(step, shared, aftermath);
  }

  /** Another host has done it. */
  private Optional<Failure> follow(Step step, Company.Shared shared, Aftermath aftermath) {
    step.task()
        .register()
        .ifPresent(
            name -> variables.register(step.frame().region(), name.text(), shared.registered()));
    if (shared.host().isEmpty()) {
      return Optional.empty();
    }
    var task = site.plainReference(step);
    var result =
        shared
            .failed()
            .<TaskResult>map(why -> new TaskResult.Failed(why, List.of(), aftermath))
            .orElseGet(() -> new TaskResult.Skipped("done once, on " + shared.host().get()));
    finish(step, task, result, Duration.ZERO);
    return shared.failed().map(_ -> new Failure(task, shared.registered()));
  }

  private Optional<Failure> runHere(Step step, Aftermath aftermath) {
    var results = new ArrayList<Node>();
    var rounds = site.resolve(step, variables);
    Optional<Failure> failure = Optional.empty();
    for (var resolved : rounds) {
      var start = Instant.now();
      var handlers = notices.named(step, notifies(step, resolved));
      var ending = ending(step, resolved, handlers, aftermath);
      var result = judged(step, resolved, ending, aftermath);
      var kept = Kept.of(site, step, ending, result);
      results.add(step.manner().hidden() ? Results.secret(kept, site.templates().secrets()) : kept);
      setVariables(step, resolved, result);
      finish(step, resolved.task(), result, Duration.between(start, Instant.now()));
      notifyHandlers(handlers, resolved.task(), result);
      if (result instanceof TaskResult.Failed failed && !failed.ignored()) {
        failure = Optional.of(new Failure(resolved.task(), results.getLast()));
        break;
      }
    }
    step.task()
        .register()
        .ifPresent(name ->
            variables.register(step.frame().region(), name.text(), Kept.of(step, rounds, results)));
    if (step.handler() && failure.isEmpty()) {
      notices.settle(step);
      settled.accept(step);
    }
    return failure;
  }

  /** The names as they are rendered; as they are written where that is all that is known. */
  private static Collection<String> notifies(Step step, Resolved resolved) {
    return switch (resolved) {
      case Resolved.Ready ready -> ready.notifies();
      case Resolved.Waits _ -> step.task().notifies().stream().map(Node.Scalar::text).toList();
      case Resolved.Skipped _, Resolved.Mistaken _ -> List.of();
    };
  }

  private void setVariables(Step step, Resolved resolved, TaskResult result) {
    if (result instanceof TaskResult.KnownAfterApply waits) {
      variables.setUnknown(step, waits.dependsOn());
    } else if (result instanceof TaskResult.InOrder
        && resolved instanceof Resolved.Ready ready
        && ready.module() instanceof SetsVariables module) {
      variables.set(step, module);
    }
  }

  /** Tells of a handler of which it is open whether a task will ask for it. */
  void leaveOpen(Step handler, String task) {
    site.resolve(handler, variables).stream()
        .filter(it -> !(it instanceof Resolved.Skipped))
        .forEach(
            it -> finish(handler, it.task(), new TaskResult.KnownAfterApply(task), Duration.ZERO));
    notices.settle(handler);
  }

  /** Tells of a task that is not run. */
  void skip(Step step, String why) {
    finish(step, site.plainReference(step), new TaskResult.Skipped(why), Duration.ZERO);
  }

  /** A block, or the use of a playbook, hangs on what only a real run will tell. */
  Optional<Failure> wait(TaskRef nested, String dependsOn, Aftermath aftermath) {
    var place = nested.place();
    if (conducts.usual().applies()) {
      var why = Failures.ofUnknown(dependsOn);
      tell(nested, new TaskResult.Failed(why, List.of(), aftermath));
      return Optional.of(new Failure(nested, Kept.ofFailure(place, why)));
    }
    tell(nested, new TaskResult.KnownAfterApply(dependsOn));
    return Optional.empty();
  }

  /** Tells of a block, or the use of a playbook, that can't be gone through. */
  void tell(TaskRef nested, TaskResult result) {
    counts = counts.plus(result);
    events.emit(new Event.TaskFinished(host, nested, result, Duration.ZERO));
  }

  private Conduct.Ending ending(
      Step step, Resolved resolved, List<Step> handlers, Aftermath aftermath) {
    return switch (resolved) {
      case Resolved.Ready ready -> conducted(step, ready, handlers, aftermath);
      case Resolved.Skipped skipped -> Conduct.Ending.of(new TaskResult.Skipped(skipped.why()));
      case Resolved.Waits waits ->
          Conduct.Ending.of(
              conducts.of(step).applies()
                  ? new TaskResult.Failed(
                      Failures.ofUnknown(waits.dependsOn()), List.of(), aftermath)
                  : new TaskResult.KnownAfterApply(waits.dependsOn()));
      case Resolved.Mistaken mistaken ->
          Conduct.Ending.of(
              new TaskResult.Failed(
                  Failures.ofMistakes(mistaken.problems()), List.of(), aftermath));
    };
  }

  private Conduct.Ending conducted(
      Step step, Resolved.Ready job, List<Step> handlers, Aftermath aftermath) {
    Consumer<String> lines =
        step.manner().hidden()
            ? _ -> {}
            : line -> events.emit(new Event.TaskOutput(host, job.task(), line));
    try {
      return new Tries(host, site, step, job, conducts.of(step), events).conduct(handlers, lines);
    } catch (Unreachable lost) {
      if (aftermath == Aftermath.RESCUED) {
        return Conduct.Ending.lost(
            new TaskResult.Failed(lost.diagnosis(), List.of(), Aftermath.RESCUED));
      }
      throw lost;
    } catch (RuntimeException defect) {
      var where = "at the task " + job.task().reference();
      return Conduct.Ending.of(
          new TaskResult.Failed(Failures.ofDefect(where, defect), List.of(), aftermath));
    }
  }

  private TaskResult judged(
      Step step, Resolved resolved, Conduct.Ending ending, Aftermath aftermath) {
    var result =
        resolved instanceof Resolved.Ready ready && !ending.lost()
            ? new Verdict(site.templates(), step, ready.scope())
                .on(ending.result(), Kept.of(site, step, ending, ending.result()))
            : ending.result();
    return result instanceof TaskResult.Failed failed && !failed.ignored()
        ? new TaskResult.Failed(failed.diagnosis(), failed.differences(), aftermath)
        : result;
  }

  private void finish(Step step, TaskRef task, TaskResult result, Duration took) {
    counts = counts.plus(result);
    events.emit(
        new Event.TaskFinished(
            host, task, step.manner().hidden() ? Hidden.of(result) : result, took));
  }

  /** What a task began and did not end may need its handlers as well, if only in the next run. */
  private void notifyHandlers(List<Step> handlers, TaskRef task, TaskResult result) {
    switch (result) {
      case TaskResult.Changed _ -> {
        notices.notify(handlers);
        handlers.forEach(
            handler -> events.emit(new Event.Notified(host, task, handler.task().title())));
      }
      case TaskResult.Failed failed when !failed.ignored() -> {
        if (!failed.differences().isEmpty()) {
          notices.notify(handlers);
        }
      }
      case TaskResult.KnownAfterApply _ when !conducts.usual().applies() ->
          notices.mayNotify(handlers, task.reference());
      default -> handlers.stream().filter(it -> !notices.isDue(it)).forEach(settled);
    }
  }
}
