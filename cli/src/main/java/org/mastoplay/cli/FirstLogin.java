package org.mastoplay.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.mastoplay.event.Event;
import org.mastoplay.text.Diagnosis;

/**
 * How it went to log in to a server, in the way in which every later run does.
 *
 * @param summary what the server is, if it let us in
 * @param trouble why it did not
 */
record FirstLogin(Optional<String> summary, Optional<Diagnosis> trouble) {
  /** Logs in to the hosts of an inventory, of which there is one, and changes nothing. */
  static FirstLogin to(Path inventory, Checker checker) {
    var seen = new AtomicReference<>(new FirstLogin(Optional.empty(), Optional.empty()));
    var hello = OneTask.playbook("all", "debug", List.of("msg=hello"));
    checker
        .check(hello, Path.of(""), HostFlags.dryRun(inventory))
        .run(event -> {
          switch (event) {
            case Event.Connected it ->
                seen.set(new FirstLogin(Optional.of(it.summary()), Optional.empty()));
            case Event.HostUnreachable it ->
                seen.set(new FirstLogin(Optional.empty(), Optional.of(it.diagnosis())));
            default -> {}
          }
        });
    return seen.get();
  }
}
