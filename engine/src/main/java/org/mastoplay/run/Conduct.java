package org.mastoplay.run;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.mastoplay.event.TaskResult;
import org.mastoplay.host.Exchange;
import org.mastoplay.module.Value;
import org.mastoplay.plan.Resolved;
import org.mastoplay.plan.Step;

/** What is done with a task that can be planned: it is applied, or only foretold. */
interface Conduct {
  /**
   * Does it.
   *
   * @param handlers those that will be notified if it changes anything
   * @param lines is told each line that it prints
   */
  Ending conduct(Resolved.Ready job, List<Step> handlers, Consumer<String> lines);

  /** Makes it look again at what it has seen already, before it tries once more. */
  void forget();

  /** Whether it changes the host, and does not only foretell. */
  boolean applies();

  /**
   * How it ended.
   *
   * @param output what its last action printed, if it was applied
   * @param attempts how often it was tried
   * @param lost whether the host was lost
   * @param told what the module tells of the host
   * @param open whether only a real run would bring its output, and what it tells
   */
  record Ending(
      TaskResult result,
      Optional<Exchange.Done> output,
      int attempts,
      boolean lost,
      Value.Fields told,
      boolean open) {
    Ending(TaskResult result, Optional<Exchange.Done> output) {
      this(result, output, 1, false, Value.Fields.NONE, false);
    }

    static Ending of(TaskResult result) {
      return new Ending(result, Optional.empty());
    }

    static Ending lost(TaskResult result) {
      return new Ending(result, Optional.empty(), 1, true, Value.Fields.NONE, false);
    }

    /** Of what is done in a real run only. */
    static Ending open(TaskResult result) {
      return new Ending(result, Optional.empty(), 1, false, Value.Fields.NONE, true);
    }

    Ending telling(Value.Fields more) {
      return new Ending(result, output, attempts, lost, more, open);
    }

    Ending after(int tries) {
      return new Ending(result, output, tries, lost, told, open);
    }
  }
}
