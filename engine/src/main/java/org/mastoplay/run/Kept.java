package org.mastoplay.run;

import com.google.common.collect.Iterables;
import java.util.List;
import org.mastoplay.event.TaskResult;
import org.mastoplay.plan.Resolved;
import org.mastoplay.plan.Results;
import org.mastoplay.plan.Site;
import org.mastoplay.plan.Step;
import org.mastoplay.play.Task;
import org.mastoplay.text.Diagnosis;
import org.mastoplay.text.Place;
import org.mastoplay.yaml.Node;

/** What {@code register} keeps of a task. */
final class Kept {
  private Kept() {}

  /** What one round did, counted as the playbook wants it. */
  static Node of(Site site, Step step, Conduct.Ending ending, TaskResult result) {
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
    kept.unreachable(ending.lost());
    if (step.task().retry().isPresent()) {
      kept.attempts(ending.attempts());
    }
    if (ending.output().isPresent()) {
      var output = ending.output().get();
      kept.output(output.status(), output.out(), output.err()).told(ending.told());
    } else if (ending.open() || ending.result() instanceof TaskResult.Changed) {
      kept.unknownOutput(step.task().reference())
          .unknownTold(site.told(step), step.task().reference());
    } else if (ending.result() instanceof TaskResult.InOrder) {
      kept.output(0, "", "").told(ending.told());
    }
    return kept.node();
  }

  /** What a task that was left out did. */
  static Node skipped(Task task) {
    return Results.of(task.place(), false, false, true).node();
  }

  /** What something that failed before it began would have registered. */
  static Node ofFailure(Place place, Diagnosis why) {
    return Results.of(place, false, true, false).message(why.what()).unreachable(false).node();
  }

  /** What all rounds of a task did. */
  static Node of(Step step, List<Resolved> rounds, List<Node> results) {
    if (step.task().loop().isEmpty()) {
      return Iterables.getOnlyElement(results);
    }
    var hasRounds = !rounds.getFirst().task().item().equals(step.frame().label());
    return !hasRounds && results.getFirst() instanceof Node.Unknown unknown
        ? unknown
        : Results.ofLoop(step.task().place(), hasRounds ? results : List.of());
  }
}
