package org.mastoplay.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mastoplay.event.Event;
import org.mastoplay.event.Events;
import org.mastoplay.event.TaskRef;
import org.mastoplay.event.TaskResult;

/** Compares what was foretold for one host with what happened. */
final class Surprises implements Events {
  private final Map<TaskRef, Boolean> foretold = new HashMap<>();
  private final List<String> found = new ArrayList<>();

  /** Takes the foretelling: an end of a task that would or would not change the host. */
  @Override
  public void emit(Event event) {
    if (event instanceof Event.TaskFinished finished) {
      switch (finished.result()) {
        case TaskResult.Changed _ -> foretold.put(finished.task(), true);
        case TaskResult.InOrder _, TaskResult.Skipped _ -> foretold.put(finished.task(), false);
        case TaskResult.Failed _, TaskResult.KnownAfterApply _ -> {}
      }
    }
  }

  /** Takes what happened. */
  void compare(Event event) {
    if (event instanceof Event.TaskFinished finished && foretold.containsKey(finished.task())) {
      var expected = foretold.get(finished.task());
      var changed = finished.result() instanceof TaskResult.Changed;
      if (expected != changed && !(finished.result() instanceof TaskResult.Failed)) {
        found.add(
            "%s: %s was expected %s, and %s"
                .formatted(
                    finished.host(),
                    finished.task().reference(),
                    expected ? "to change something" : "to change nothing",
                    expected ? "did not." : "did."));
      }
    }
  }

  /** What was not as it had been foretold, a sentence each. */
  List<String> found() {
    return List.copyOf(found);
  }
}
