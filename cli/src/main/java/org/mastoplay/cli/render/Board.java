package org.mastoplay.cli.render;

import com.google.common.collect.ImmutableMap;
import java.time.Instant;
import java.util.Optional;
import org.mastoplay.event.Counts;
import org.mastoplay.event.Event;

/**
 * What all hosts of a run do at the moment; a new one for each event.
 *
 * @param hosts in the order of the run
 */
record Board(String title, Instant started, ImmutableMap<String, Activity> hosts) {
  static Board empty(Instant now) {
    return new Board("", now, ImmutableMap.of());
  }

  /** The board after an event. */
  Board after(Event event, Instant now) {
    return switch (event) {
      case Event.RunStarted it -> {
        var activities = ImmutableMap.<String, Activity>builder();
        it.hosts().forEach(host -> activities.put(host, Activity.connecting(now)));
        yield new Board(
            Headings.brief(it) + (it.dryRun() ? " · nothing will be changed" : ""),
            now,
            activities.buildKeepingLast());
      }
      case Event.Connected it -> with(it.host(), of(it.host(), now).looking(now, Counts.NONE));
      case Event.TaskStarted it -> with(it.host(), of(it.host(), now).carryingOut(it.task(), now));
      case Event.TaskOutput it -> with(it.host(), of(it.host(), now).saying(it.line()));
      case Event.TaskFinished it -> {
        var before = of(it.host(), now);
        var idle = before.task().isEmpty() && before.phase() == Activity.Phase.WORKING;
        var counts = before.counts().plus(it.result());
        // Of several that run at the same time, the one that is shown may still be at work.
        if (before.task().filter(shown -> !shown.equals(it.task())).isPresent()) {
          yield with(it.host(), before.counting(counts));
        }
        yield with(it.host(), before.looking(idle ? before.since() : now, counts));
      }
      case Event.TaskRetried it -> with(it.host(), of(it.host(), now).saying(TaskLines.again(it)));
      case Event.Guarded it -> with(it.host(), of(it.host(), now).saying(TaskLines.guard(it)));
      case Event.HostUnreachable it ->
          with(
              it.host(),
              of(it.host(), now)
                  .ended(Activity.Phase.LOST, now, of(it.host(), now).counts().lost()));
      case Event.HostFinished it ->
          with(
              it.host(),
              of(it.host(), now)
                  .ended(
                      it.counts().unreachable() > 0 ? Activity.Phase.LOST : Activity.Phase.DONE,
                      now,
                      it.counts()));
      case Event.Notified _, Event.Exchanged _, Event.Halted _, Event.Note _, Event.RunFinished _ ->
          this;
    };
  }

  private Activity of(String host, Instant now) {
    return Optional.ofNullable(hosts.get(host)).orElseGet(() -> Activity.connecting(now));
  }

  private Board with(String host, Activity activity) {
    return new Board(
        title,
        started,
        ImmutableMap.<String, Activity>builder()
            .putAll(hosts)
            .put(host, activity)
            .buildKeepingLast());
  }
}
