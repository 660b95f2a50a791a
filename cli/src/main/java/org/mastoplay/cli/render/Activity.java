package org.mastoplay.cli.render;

import java.time.Instant;
import java.util.Optional;
import org.mastoplay.event.Counts;
import org.mastoplay.event.TaskRef;

/**
 * What one host does at the moment.
 *
 * @param task what is being carried out, if anything is
 * @param since when the phase, or the task, began
 * @param output the task's last line
 */
record Activity(
    Phase phase, Optional<TaskRef> task, Instant since, Optional<String> output, Counts counts) {
  /** How far a host has come. */
  enum Phase {
    CONNECTING,
    WORKING,
    DONE,
    LOST
  }

  static Activity connecting(Instant since) {
    return new Activity(Phase.CONNECTING, Optional.empty(), since, Optional.empty(), Counts.NONE);
  }

  Activity looking(Instant now, Counts newCounts) {
    return new Activity(Phase.WORKING, Optional.empty(), now, Optional.empty(), newCounts);
  }

  Activity carryingOut(TaskRef newTask, Instant now) {
    return new Activity(Phase.WORKING, Optional.of(newTask), now, Optional.empty(), counts);
  }

  Activity counting(Counts newCounts) {
    return new Activity(phase, task, since, output, newCounts);
  }

  Activity saying(String line) {
    return new Activity(phase, task, since, Optional.of(line), counts);
  }

  Activity ended(Phase how, Instant now, Counts finalCounts) {
    return new Activity(how, Optional.empty(), now, Optional.empty(), finalCounts);
  }
}
