package org.mastoplay.cli.render;

import java.nio.file.Path;
import java.util.Optional;
import org.mastoplay.event.Event;

/** Phrases about runs and hosts that several pictures share. */
final class Headings {
  private Headings() {}

  /** What runs, where, and how long it was checked. */
  static String of(Event.RunStarted run) {
    return "%s · checked in %s".formatted(brief(run), Text.took(run.checked()));
  }

  /** What runs, and on how many hosts. */
  static String brief(Event.RunStarted run) {
    var file = Optional.ofNullable(Path.of(run.playbook()).getFileName());
    return "%s · %s"
        .formatted(
            file.map(Path::toString).orElse(run.playbook()),
            Text.count(run.hosts().size(), "host"));
  }

  /** How far a host came: {@code 31 of 58 tasks}. */
  static String progress(Event.HostFinished host) {
    var done = host.counts().tasks();
    return done < host.total()
        ? "%d of %s".formatted(done, Text.count(host.total(), "task"))
        : Text.count(done, "task");
  }
}
