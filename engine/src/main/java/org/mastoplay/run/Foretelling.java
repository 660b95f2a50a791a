package org.mastoplay.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.mastoplay.event.TaskResult;
import org.mastoplay.module.Change;
import org.mastoplay.module.Plan;
import org.mastoplay.plan.Acting;
import org.mastoplay.plan.Foresight;
import org.mastoplay.plan.Resolved;
import org.mastoplay.plan.Step;

/** Tells what a task would do, and remembers that for the tasks after it; changes nothing. */
final class Foretelling implements Conduct {
  private final Link link;
  private final Lookout lookout;
  private final Map<Optional<String>, Foresight> foresights = new HashMap<>();

  Foretelling(Link link, Lookout lookout) {
    this.link = link;
    this.lookout = lookout;
  }

  @Override
  public void forget() {}

  @Override
  public boolean applies() {
    return false;
  }

  private Foresight foresight(Resolved.Ready job) {
    return foresights.computeIfAbsent(job.acting().host(), _ -> new Foresight());
  }

  @Override
  public Ending conduct(Resolved.Ready job, List<Step> handlers, Consumer<String> lines) {
    return switch (outlook(job)) {
      case Foresight.Outlook.Open open ->
          Ending.of(new TaskResult.KnownAfterApply(open.dependsOn()));
      case Foresight.Outlook.Missing missing ->
          throw new IllegalStateException("looked at, and still missing: " + missing.queries());
      case Foresight.Outlook.Foretold(Plan.InOrder order) ->
          Ending.of(new TaskResult.InOrder(order.message())).telling(order.told());
      case Foresight.Outlook.Foretold(Plan.Asks asks) ->
          Ending.open(new TaskResult.InOrder(Optional.of(asks.message())));
      case Foresight.Outlook.Foretold foretold -> Ending.of(result(job, foretold.plan()));
    };
  }

  private Foresight.Outlook outlook(Resolved.Ready job) {
    var seen = link.snapshot(job.acting());
    var foresight = foresight(job);
    var outlook = foresight.outlook(job.module(), seen);
    while (outlook instanceof Foresight.Outlook.Missing missing) {
      link.look(job.acting(), missing.queries(), lookout.ahead());
      outlook = foresight.outlook(job.module(), seen);
    }
    return outlook;
  }

  private TaskResult result(Resolved.Ready job, Plan plan) {
    return switch (plan) {
      case Plan.InOrder order -> new TaskResult.InOrder(order.message());
      case Plan.Asks asks -> new TaskResult.InOrder(Optional.of(asks.message()));
      case Plan.Impossible impossible ->
          new TaskResult.Failed(impossible.diagnosis(), List.of(), TaskResult.Aftermath.STOPS);
      case Plan.Changes changes -> {
        changes
            .changes()
            .forEach(change -> foresight(job).expect(change.touch(), job.task().reference()));
        yield new TaskResult.Changed(
            changes.changes().stream().flatMap(it -> it.differences().stream()).toList(),
            announced(job.acting(), changes.changes()));
      }
    };
  }

  private Optional<String> announced(Acting acting, List<Change> changes) {
    return link.door(acting)
        .filter(door -> door.isWatched() && door.mayBeShutBy(changes))
        .map(door -> GuardWords.announced(door.patience()));
  }
}
