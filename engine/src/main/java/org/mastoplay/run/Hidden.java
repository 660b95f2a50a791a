package org.mastoplay.run;

import java.util.List;
import java.util.Optional;
import org.mastoplay.event.TaskResult;
import org.mastoplay.text.Diagnosis;

/** What is told of a task with {@code no_log}. */
final class Hidden {
  private Hidden() {}

  static TaskResult of(TaskResult result) {
    return switch (result) {
      case TaskResult.Changed _ ->
          new TaskResult.Changed(List.of(), Optional.of("hidden by no_log"));
      case TaskResult.Failed failed ->
          new TaskResult.Failed(
              Diagnosis.of("The task failed; its output is hidden by no_log.")
                  .remedy("Remove `no_log` for one run to see why."),
              List.of(),
              failed.aftermath());
      case TaskResult.InOrder _ -> new TaskResult.InOrder(Optional.empty());
      case TaskResult.Skipped _, TaskResult.KnownAfterApply _ -> result;
    };
  }
}
