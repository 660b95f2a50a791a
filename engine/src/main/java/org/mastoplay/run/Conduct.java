package org.mastoplay.run;

import java.util.List;
import java.util.Optional;
import org.mastoplay.event.TaskResult;
import org.mastoplay.host.Exchange;
import org.mastoplay.plan.Resolved;
import org.mastoplay.plan.Step;

/** What is done with a task that can be planned: it is applied, or only foretold. */
interface Conduct {
  /**
   * Does it.
   *
   * @param handlers those that will be notified if it changes anything
   */
  Ending conduct(Resolved.Ready job, List<Step> handlers);

  /**
   * How it ended.
   *
   * @param output what its last action printed, if it had one that ran
   */
  record Ending(TaskResult result, Optional<Exchange.Done> output) {
    static Ending of(TaskResult result) {
      return new Ending(result, Optional.empty());
    }
  }
}
