package org.mastoplay.run;

import com.google.common.collect.ImmutableMultiset;
import com.google.common.collect.Multiset;
import com.google.common.collect.Multisets;
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
import org.mastoplay.module.Difference;

/** Compares what was foretold for one host with what happened. */
final class Surprises implements Events {
  /** In their order, since rounds of a loop may be named alike; nothing if it was left open. */
  private final Map<TaskRef, Queue<Optional<Multiset<String>>>> foretold = new HashMap<>();

  private final List<String> found = new ArrayList<>();
  private boolean somethingIsOpen;

  /** Takes the foretelling: an end of a task that would or would not change the host. */
  @Override
  public synchronized void emit(Event event) {
    if (event instanceof Event.TaskFinished finished) {
      somethingIsOpen |= finished.result() instanceof TaskResult.KnownAfterApply;
      // That there is nothing to do holds only as long as all before it is known.
      var expected = changes(finished.result()).filter(it -> !it.isEmpty() || !somethingIsOpen);
      foretold.computeIfAbsent(finished.task(), _ -> new ArrayDeque<>()).add(expected);
    }
  }

  /** Takes what happened. */
  synchronized void compare(Event event) {
    if (event instanceof Event.TaskFinished finished) {
      Optional.ofNullable(foretold.get(finished.task()))
          .flatMap(queue -> Optional.ofNullable(queue.poll()))
          .flatMap(expected -> expected)
          .ifPresent(expected ->
              changes(finished.result()).ifPresent(done -> compare(finished, expected, done)));
    }
  }

  /** What is changed, each thing by its name; nothing is said of what was left open or failed. */
  private static Optional<Multiset<String>> changes(TaskResult result) {
    return switch (result) {
      case TaskResult.Changed changed ->
          Optional.of(
              changed.differences().stream()
                  .map(Surprises::subject)
                  .collect(ImmutableMultiset.toImmutableMultiset()));
      case TaskResult.InOrder _, TaskResult.Skipped _ -> Optional.of(ImmutableMultiset.of());
      case TaskResult.Failed _, TaskResult.KnownAfterApply _ -> Optional.empty();
    };
  }

  private void compare(
      Event.TaskFinished finished, Multiset<String> expected, Multiset<String> done) {
    var missing = Multisets.difference(expected, done);
    var more = Multisets.difference(done, expected);
    var where = "%s: %s".formatted(finished.host(), finished.task().reference());
    if (done.isEmpty() && !expected.isEmpty()) {
      found.add(where + " was expected to change something, and did not.");
    } else if (expected.isEmpty() && !done.isEmpty()) {
      found.add(where + " was expected to change nothing, and did.");
    } else {
      if (!missing.isEmpty()) {
        found.add("%s was expected to change %s, and did not.".formatted(where, named(missing)));
      }
      if (!more.isEmpty()) {
        found.add("%s was not expected to change %s, and did.".formatted(where, named(more)));
      }
    }
  }

  private static String named(Multiset<String> subjects) {
    return String.join(", ", subjects.elementSet());
  }

  private static String subject(Difference difference) {
    return switch (difference) {
      case Difference.Appears it -> it.subject();
      case Difference.Vanishes it -> it.subject();
      case Difference.Differs it -> it.subject() + " (" + it.property() + ")";
      case Difference.Contents it -> it.subject();
      case Difference.Happens it -> it.subject();
    };
  }

  /** What was not as it had been foretold, a sentence each. */
  List<String> found() {
    return List.copyOf(found);
  }
}
