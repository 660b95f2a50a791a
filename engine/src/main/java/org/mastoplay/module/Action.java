package org.mastoplay.module;

import java.time.Duration;
import java.util.Optional;

/** What the engine does on a host to carry a change out. */
public sealed interface Action {
  /**
   * Runs a script; a status other than 0 is a failure.
   *
   * @param limit the time after which it is broken off
   */
  record Run(Script script, Optional<Duration> limit) implements Action {
    /** For a script that may take its time. */
    public Run(Script script) {
      this(script, Optional.empty());
    }
  }

  /**
   * Puts a file in place by an atomic rename, after {@code validate} has accepted it.
   *
   * @param owner kept, or the account that does it, unless given
   * @param group kept, or the primary group of the account that does it, unless given
   * @param validate run with the path of the new file as {@code $1}; a status other than 0 keeps
   *     the old file
   * @param backup whether the old file is kept beside it, with the time in its name
   */
  record Put(
      RemotePath path,
      Content content,
      Mode mode,
      Optional<String> owner,
      Optional<String> group,
      Optional<Script> validate,
      boolean backup)
      implements Action {}

  /**
   * Starts the host anew and waits until it serves again, which the number proves that every start
   * of a system has. All connections to the host are lost and made anew.
   *
   * @param trigger lets the host go down, but not before it has ended itself
   * @param timeout the longest to wait
   * @param rest how long to wait once the host answers
   * @param test has to succeed before the host counts as up
   */
  record Reboot(Script trigger, Duration timeout, Duration rest, Script test) implements Action {}

  /**
   * Brings a file of the host to the controller, by an atomic rename and for nobody else to read.
   *
   * @param sha256 what its contents must be when they arrive; anything unless given
   */
  record Fetch(RemotePath from, LocalPath to, Optional<String> sha256) implements Action {}

  static Action run(String... words) {
    return new Run(Script.command(words));
  }
}
