package org.mastoplay.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mastoplay.event.Counts;
import org.mastoplay.event.Event;
import org.mastoplay.event.TaskResult;

/** What happened in a run. */
record Story(List<Event> events) {

  /** The tasks that changed a host or would, each as {@code host: task}. */
  List<String> changed() {
    return ended(TaskResult.Changed.class);
  }

  /** The tasks of which only a real run can tell. */
  List<String> open() {
    return ended(TaskResult.KnownAfterApply.class);
  }

  /** The tasks that failed, with their reasons. */
  List<String> failed() {
    return of(Event.TaskFinished.class)
        .filter(it -> it.result() instanceof TaskResult.Failed)
        .map(it -> it.task().title() + ": " + ((TaskResult.Failed) it.result()).diagnosis())
        .toList();
  }

  /** How many exchanges there were with a host after connecting. */
  int exchanges(String host) {
    return (int) of(Event.Exchanged.class).filter(it -> it.host().equals(host)).count();
  }

  Map<String, Counts> counts() {
    return end().hosts();
  }

  List<String> surprises() {
    return end().surprises();
  }

  /** Why hosts could not be reached. */
  List<Event.HostUnreachable> unreachable() {
    return of(Event.HostUnreachable.class).toList();
  }

  private Event.RunFinished end() {
    return of(Event.RunFinished.class).findFirst().orElseThrow();
  }

  private List<String> ended(Class<? extends TaskResult> how) {
    return of(Event.TaskFinished.class)
        .filter(it -> how.isInstance(it.result()))
        .map(it -> it.host() + ": " + it.task().title())
        .toList();
  }

  <E extends Event> Stream<E> of(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast);
  }
}
