package org.mastoplay.plan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.List;
import org.mastoplay.event.TaskRef;
import org.mastoplay.module.TaskModule;
import org.mastoplay.template.Variables;
import org.mastoplay.text.Problem;

/** A task, or one round of its loop, for one host. */
public sealed interface Resolved {
  TaskRef task();

  /**
   * It can be planned.
   *
   * @param scope what the task's own expressions see
   * @param notifies the names of handlers, rendered
   * @param effort how long and how often it is tried
   */
  record Ready(
      TaskRef task,
      TaskModule<?> module,
      Acting acting,
      Variables scope,
      ImmutableSet<String> notifies,
      Effort effort)
      implements Resolved {}

  /** It does not apply to this host. */
  record Skipped(TaskRef task, String why) implements Resolved {}

  /** It hangs on what only a real run will tell. */
  record Waits(TaskRef task, String dependsOn) implements Resolved {}

  /** It is wrong. */
  record Mistaken(TaskRef task, List<Problem> problems) implements Resolved {
    public Mistaken {
      problems = ImmutableList.copyOf(problems);
    }
  }
}
