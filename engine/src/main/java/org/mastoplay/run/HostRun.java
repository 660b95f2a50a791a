package org.mastoplay.run;

import com.google.common.collect.Iterables;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.mastoplay.event.Counts;
import org.mastoplay.event.Event;
import org.mastoplay.event.Events;
import org.mastoplay.event.TaskRef;
import org.mastoplay.event.TaskResult;
import org.mastoplay.host.Unreachable;
import org.mastoplay.plan.HostVariables;
import org.mastoplay.plan.Resolved;
import org.mastoplay.plan.Results;
import org.mastoplay.plan.Site;
import org.mastoplay.plan.Step;
import org.mastoplay.text.Diagnosis;
import org.mastoplay.yaml.Node;

/** Goes through the steps of one host in order, until they end or one fails. */
final class HostRun {
  private final String host;
  private final Site site;
  private final HostVariables variables;
  private final Agenda agenda;
  private final Conduct conduct;
  private final IntConsumer gate;
  private final Consumer<Step> settled;
  private final Events events;
  private Counts counts = Counts.NONE;
  private Optional<TaskRef> stoppedAt = Optional.empty();

  /**
   * @param gate waits until a play, counted from 0, may begin
   * @param settled is told of each handler that has run, or turned out not to be wanted
   */
  HostRun(
      String host,
      Site site,
      HostVariables variables,
      Agenda agenda,
      Conduct conduct,
      IntConsumer gate,
      Consumer<Step> settled,
      Events events) {
    this.host = host;
    this.site = site;
    this.variables = variables;
    this.agenda = agenda;
    this.conduct = conduct;
    this.gate = gate;
    this.settled = settled;
    this.events = events;
  }

  /** Runs until the end, or until a task has failed. */
  void run() {
    while (stoppedAt.isEmpty() && agenda.hasNext()) {
      var step = agenda.take();
      gate.accept(step.playNumber());
      if (agenda.isDue(step)) {
        run(step);
      }
    }
  }

  Counts counts() {
    return counts;
  }

  /** The task at which the run ended, if one failed. */
  Optional<TaskRef> stoppedAt() {
    return stoppedAt;
  }

  private void run(Step step) {
    var results = new ArrayList<Node>();
    var rounds = site.resolve(step, variables);
    for (var resolved : rounds) {
      var start = Instant.now();
      var handlers =
          resolved instanceof Resolved.Ready ready
              ? agenda.handlers(step, ready.notifies())
              : List.<Step>of();
      var ending = ending(step, resolved, handlers);
      var result = judged(step, resolved, ending);
      var kept = kept(step, ending, result);
      results.add(step.task().noLog() ? Results.secret(kept, site.templates().secrets()) : kept);
      finish(step, resolved.task(), result, Duration.between(start, Instant.now()));
      notifyHandlers(handlers, resolved.task(), result);
      if (stoppedAt.isPresent()) {
        break;
      }
    }
    step.task()
        .register()
        .ifPresent(name -> variables.register(name.text(), registered(step, rounds, results)));
    if (step.handler() && stoppedAt.isEmpty()) {
      agenda.settle(step);
      settled.accept(step);
    }
  }

  private Conduct.Ending ending(Step step, Resolved resolved, List<Step> handlers) {
    return switch (resolved) {
      case Resolved.Ready ready -> conducted(step, ready, handlers);
      case Resolved.Skipped skipped -> Conduct.Ending.of(new TaskResult.Skipped(skipped.why()));
      case Resolved.Waits waits ->
          Conduct.Ending.of(new TaskResult.KnownAfterApply(waits.dependsOn()));
      case Resolved.Mistaken mistaken ->
          Conduct.Ending.of(
              new TaskResult.Failed(Failures.ofMistakes(mistaken.problems()), List.of(), false));
    };
  }

  private Conduct.Ending conducted(Step step, Resolved.Ready job, List<Step> handlers) {
    try {
      return conduct.conduct(
          job,
          handlers,
          step.task().noLog()
              ? _ -> {}
              : line -> events.emit(new Event.TaskOutput(host, job.task(), line)));
    } catch (Unreachable lost) {
      throw lost;
    } catch (RuntimeException defect) {
      var where = "at the task " + job.task().reference();
      return Conduct.Ending.of(
          new TaskResult.Failed(Failures.ofDefect(where, defect), List.of(), false));
    }
  }

  private TaskResult judged(Step step, Resolved resolved, Conduct.Ending ending) {
    return resolved instanceof Resolved.Ready ready
        ? new Verdict(site.templates(), step, ready.scope())
            .on(ending.result(), kept(step, ending, ending.result()))
        : ending.result();
  }

  private void finish(Step step, TaskRef task, TaskResult result, Duration took) {
    counts = counts.plus(result);
    events.emit(
        new Event.TaskFinished(host, task, step.task().noLog() ? hidden(result) : result, took));
    if (result instanceof TaskResult.Failed failed && !failed.ignored()) {
      stoppedAt = Optional.of(task);
    }
  }

  /** What a task began and did not end may need its handlers as well, if only in the next run. */
  private void notifyHandlers(List<Step> handlers, TaskRef task, TaskResult result) {
    switch (result) {
      case TaskResult.Changed _ -> {
        agenda.notify(handlers);
        handlers.forEach(
            handler -> events.emit(new Event.Notified(host, task, handler.task().title())));
      }
      case TaskResult.Failed failed when !failed.ignored() -> {
        if (!failed.differences().isEmpty()) {
          agenda.notify(handlers);
        }
      }
      default -> handlers.stream().filter(it -> !agenda.isDue(it)).forEach(settled);
    }
  }

  /** What {@code register} keeps: what the task did, counted as the playbook wants it. */
  private static Node kept(Step step, Conduct.Ending ending, TaskResult result) {
    var place = step.task().place();
    if (ending.result() instanceof TaskResult.KnownAfterApply
        || result instanceof TaskResult.KnownAfterApply) {
      return new Node.Unknown(place, step.task().reference());
    }
    var kept =
        Results.of(
            place,
            result instanceof TaskResult.Changed,
            result instanceof TaskResult.Failed,
            result instanceof TaskResult.Skipped);
    if (result instanceof TaskResult.InOrder order) {
      order.message().ifPresent(kept::message);
    }
    if (result instanceof TaskResult.Failed failed) {
      kept.message(failed.diagnosis().what());
    }
    if (ending.output().isPresent()) {
      var output = ending.output().get();
      kept.output(output.status(), output.out(), output.err());
    } else if (ending.result() instanceof TaskResult.Changed) {
      kept.unknownOutput(step.task().reference());
    } else if (ending.result() instanceof TaskResult.InOrder) {
      kept.output(0, "", "");
    }
    return kept.node();
  }

  private static Node registered(Step step, List<Resolved> rounds, List<Node> results) {
    if (step.task().loop().isEmpty()) {
      return Iterables.getOnlyElement(results);
    }
    var hasRounds = rounds.getFirst().task().item().isPresent();
    return !hasRounds && results.getFirst() instanceof Node.Unknown unknown
        ? unknown
        : Results.ofLoop(step.task().place(), hasRounds ? results : List.of());
  }

  private static TaskResult hidden(TaskResult result) {
    return switch (result) {
      case TaskResult.Changed _ ->
          new TaskResult.Changed(List.of(), Optional.of("hidden by no_log"));
      case TaskResult.Failed failed ->
          new TaskResult.Failed(
              Diagnosis.of("The task failed; its output is hidden by no_log.")
                  .remedy("Remove `no_log` for one run to see why."),
              List.of(),
              failed.ignored());
      case TaskResult.InOrder _ -> new TaskResult.InOrder(Optional.empty());
      case TaskResult.Skipped _, TaskResult.KnownAfterApply _ -> result;
    };
  }
}
