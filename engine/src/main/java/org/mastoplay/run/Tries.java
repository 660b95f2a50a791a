package org.mastoplay.run;

import java.util.List;
import java.util.function.Consumer;
import org.mastoplay.event.Event;
import org.mastoplay.event.Events;
import org.mastoplay.event.TaskResult;
import org.mastoplay.plan.Resolved;
import org.mastoplay.plan.Site;
import org.mastoplay.plan.Step;
import org.mastoplay.plan.WithResult;
import org.mastoplay.template.DependsOnUnknown;
import org.mastoplay.text.Diagnosis;
import org.mastoplay.text.MistakesFound;

/** Conducts one task as often as its {@code until} and {@code retries} ask for. */
record Tries(
    String host, Site site, Step step, Resolved.Ready job, Conduct conduct, Events events) {

  Conduct.Ending conduct(List<Step> handlers, Consumer<String> lines) {
    var ending = conduct.conduct(job, handlers, lines);
    var retries = conduct.applies() ? job.effort().retries() : 0;
    for (var attempt = 1; !isGood(ending.after(attempt)); attempt++) {
      if (attempt > retries) {
        return failed(ending.after(attempt));
      }
      events.emit(new Event.TaskRetried(host, job.task(), attempt, retries, job.effort().delay()));
      Waiting.pause(job.effort().delay(), "a task waited to be tried again");
      conduct.forget();
      ending = conduct.conduct(job, handlers, lines).after(attempt + 1);
    }
    return ending;
  }

  private boolean isGood(Conduct.Ending ending) {
    var retry = step.task().retry();
    if (retry.isEmpty() || ending.result() instanceof TaskResult.KnownAfterApply) {
      return true;
    }
    if (retry.get().until().isEmpty()) {
      return !(ending.result() instanceof TaskResult.Failed);
    }
    var seen =
        new WithResult(step.task(), Kept.of(site, step, ending, ending.result()), job.scope());
    try {
      return retry.get().until().stream()
          .allMatch(condition -> site.templates().holds(condition, seen));
    } catch (DependsOnUnknown unknown) {
      return true;
    } catch (MistakesFound mistakes) {
      return false;
    }
  }

  private Conduct.Ending failed(Conduct.Ending ending) {
    if (ending.result() instanceof TaskResult.Failed || !conduct.applies()) {
      return ending;
    }
    var conditions =
        String.join(
            ", ", step.task().retry().orElseThrow().until().stream().map(it -> it.text()).toList());
    var diagnosis =
        Diagnosis.of(
                "Tried %d times, and `until: %s` does not hold yet."
                    .formatted(ending.attempts(), conditions))
            .remedy("Look at what the task waits for, or raise `retries` and `delay`.")
            .words(ending.output().map(done -> done.err() + done.out()).orElse(""));
    var differences =
        ending.result() instanceof TaskResult.Changed changed
            ? changed.differences()
            : List.<org.mastoplay.module.Difference>of();
    return new Conduct.Ending(
        new TaskResult.Failed(diagnosis, differences, TaskResult.Aftermath.STOPS),
        ending.output(),
        ending.attempts(),
        false,
        ending.told(),
        ending.open());
  }
}
