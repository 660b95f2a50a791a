package org.mastoplay.host;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Targets for tests. */
final class TestTargets {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private TestTargets() {}

  static Target local() {
    return new Target(
        "here",
        true,
        "localhost",
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        TIMEOUT);
  }
}
