package org.mastoplay.template;

import java.time.Duration;

/**
 * How much a template may use.
 *
 * @param characters of output, and of a text that is made up on the way
 * @param items of a list that is made up on the way
 */
record Limits(Duration time, int characters, int items) {
  static final Limits DEFAULT = new Limits(Duration.ofSeconds(5), 10_000_000, 100_000);
}
