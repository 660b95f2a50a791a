package org.mastoplay.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.mastoplay.event.Event;
import org.mastoplay.event.Events;
import org.mastoplay.event.TaskRef;
import org.mastoplay.event.TaskResult;

/** Compares what was foretold for one host with what happened. */
final class Surprises implements Events {
  /** In their order, since rounds of a loop may be named alike; nothing if it was left open. */
  private final Map<TaskRef, Queue<Optional<Boolean>>> foretold = new HashMap<>();

  private final List<String> found = new ArrayList<>();

  /** Takes the foretelling: an end of a task that would or would not change the host. */
  @Override
  public synchronized void emit(Event event) {
    if (event instanceof Event.TaskFinished finished) {
      foretold
          .computeIfAbsent(finished.task(), _ -> new ArrayDeque<>())
          .add(
              switch (finished.result()) {
                case TaskResult.Changed _ -> Optional.of(true);
                case TaskResult.InOrder _, TaskResult.Skipped _ -> Optional.of(false);
                case TaskResult.Failed _, TaskResult.KnownAfterApply _ -> Optional.empty();
              });
    }
  }

  /** Takes what happened. */
  synchronized void compare(Event event) {
    if (event instanceof Event.TaskFinished finished) {
      Optional.ofNullable(foretold.get(finished.task()))
          .flatMap(queue -> Optional.ofNullable(queue.poll()))
          .flatMap(expected -> expected)
          .ifPresent(expected -> compare(finished, expected));
    }
  }

  private void compare(Event.TaskFinished finished, boolean expected) {
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

  /** What was not as it had been foretold, a sentence each. */
  List<String> found() {
    return List.copyOf(found);
  }
}
