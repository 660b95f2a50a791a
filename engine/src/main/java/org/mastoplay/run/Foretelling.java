package org.mastoplay.run;

import com.google.common.collect.Multimaps;
import com.google.common.collect.SetMultimap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.mastoplay.event.TaskResult;
import org.mastoplay.module.Change;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Query;
import org.mastoplay.plan.Acting;
import org.mastoplay.plan.Foresight;
import org.mastoplay.plan.Resolved;
import org.mastoplay.plan.Step;

/** Tells what a task would do, and remembers that for the tasks after it; changes nothing. */
final class Foretelling implements Conduct {
  private final Link link;
  private final Lookout lookout;
  private final boolean thorough;
  private final Map<Optional<String>, Foresight> foresights = new HashMap<>();

  /**
   * @param thorough whether scripts are run to see more closely, which may take seconds each; what
   *     only they could tell stays open otherwise
   */
  Foretelling(Link link, Lookout lookout, boolean thorough) {
    this.link = link;
    this.lookout = lookout;
    this.thorough = thorough;
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
      case Foresight.Outlook.Missing _ ->
          Ending.of(new TaskResult.KnownAfterApply("a closer look"));
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
    while (outlook instanceof Foresight.Outlook.Missing missing && mayLook(missing)) {
      link.look(job.acting(), missing.queries(), ahead());
      outlook = foresight.outlook(job.module(), seen);
    }
    return outlook;
  }

  private SetMultimap<Acting, Query<?>> ahead() {
    var ahead = lookout.ahead();
    return thorough ? ahead : Multimaps.filterValues(ahead, it -> !(it instanceof Query.OfScript));
  }

  private boolean mayLook(Foresight.Outlook.Missing missing) {
    return thorough || missing.queries().stream().noneMatch(Query.OfScript.class::isInstance);
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
