package org.mastoplay.run;

import java.time.Duration;
import org.mastoplay.host.Unreachable;
import org.mastoplay.text.Diagnosis;

/** Lets time pass. */
final class Waiting {
  private Waiting() {}

  /**
   * Waits.
   *
   * @param during what is going on meanwhile, to be told if the run is stopped then
   * @throws Unreachable if the run is stopped
   */
  static void pause(Duration time, String during) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new Unreachable(Diagnosis.of("The run was stopped while %s.".formatted(during)), stop);
    }
  }
}
