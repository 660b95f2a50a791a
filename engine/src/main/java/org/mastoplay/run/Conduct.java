package org.mastoplay.run;

import java.util.Optional;
import org.mastoplay.event.TaskResult;
import org.mastoplay.host.Exchange;
import org.mastoplay.plan.Resolved;

/** What is done with a task that can be planned: it is applied, or only foretold. */
interface Conduct {
  Ending conduct(Resolved.Ready job);

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
