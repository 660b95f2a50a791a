package org.mastoplay.plan;

import java.time.Duration;
import java.util.Optional;

/**
 * How long and how often a task is tried.
 *
 * @param timeout after which an action is broken off, if it ever is
 * @param retries how many times more it is tried
 * @param delay between two tries
 */
public record Effort(Optional<Duration> timeout, int retries, Duration delay) {
  /** Tried once, for as long as it takes. */
  public static final Effort USUAL = new Effort(Optional.empty(), 0, Duration.ZERO);
}
