package org.mastoplay.run;

import java.util.Optional;
import org.mastoplay.plan.Stage;

/** How many hosts of a stage may fail before all stop. */
final class Tolerance {
  private Tolerance() {}

  /**
   * Why all must stop; nothing if they may go on.
   *
   * @param failed how many of the stage's hosts have failed
   */
  static Optional<String> exceeded(Stage stage, int failed) {
    var pace = stage.play().pace();
    var all = stage.hosts().size();
    if (pace.anyErrorsFatal()) {
      return Optional.of("a host failed, and `any_errors_fatal` says to stop then");
    }
    var most = pace.maxFailPercentage();
    if (most.isPresent() && failed * 100 > most.get() * all) {
      return Optional.of(
          "%d of %d hosts failed, and `max_fail_percentage` allows %d %%"
              .formatted(failed, all, most.get()));
    }
    return failed == all && !pace.serial().isEmpty()
        ? Optional.of("all hosts of this turn of `serial` failed")
        : Optional.empty();
  }
}
