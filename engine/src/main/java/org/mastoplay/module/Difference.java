package org.mastoplay.module;

import java.util.Optional;

/** What a person reads of a change: before and after. */
public sealed interface Difference {
  /** What it is about: a path, {@code package nginx}, {@code user alice}. */
  String subject();

  /**
   * Something will be there that is not.
   *
   * @param detail such as a version or {@code folder, 0755 root}; may be empty
   */
  record Appears(String subject, String detail) implements Difference {}

  /** Something will be gone. */
  record Vanishes(String subject, String detail) implements Difference {}

  /** One property will be another: mode, owner, shell, version … */
  record Differs(String subject, String property, String before, String after)
      implements Difference {}

  /**
   * The contents of a file will be others.
   *
   * @param before nothing if there is no such file yet, or if it is too long to be shown
   * @param detail such as {@code new, 0644 root}; may be empty
   */
  record Contents(String subject, Optional<Content> before, Content after, String detail)
      implements Difference {}

  /** Something will happen that leaves no state to look at: a command runs, a service restarts. */
  record Happens(String subject, String detail) implements Difference {}
}
