package org.mastoplay.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.mastoplay.event.Event;
import org.mastoplay.run.Options;
import org.mastoplay.text.Diagnosis;

/**
 * How it went to log in to a server, in the way in which every later run does.
 *
 * @param summary what the server is, if it let us in
 * @param trouble why it did not
 */
record FirstLogin(Optional<String> summary, Optional<Diagnosis> trouble) {
  /**
   * Logs in, and changes nothing.
   *
   * @param options of a dry run over an inventory of one host
   */
  static FirstLogin with(Options options, Checker checker) {
    var seen = new AtomicReference<>(new FirstLogin(Optional.empty(), Optional.empty()));
    var hello = OneTask.playbook("all", "debug", List.of("msg=hello"));
    checker
        .check(hello, Path.of(""), options)
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
