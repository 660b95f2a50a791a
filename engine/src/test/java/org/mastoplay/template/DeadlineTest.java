package org.mastoplay.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What watches templates, when there is nothing left to watch. */
class DeadlineTest {
  @Test
  void leavesNoThreadBehind() throws Exception {
    for (var i = 0; i < 50; i++) {
      assertThat(new Deadline(Limits.DEFAULT).run(() -> 42)).isEqualTo(42);
    }
    var end = Instant.now().plus(Duration.ofSeconds(30));
    while (watching() > 0 && Instant.now().isBefore(end)) {
      Thread.sleep(100);
    }
    assertThat(watching()).isZero();
  }

  private static long watching() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(it -> it.getName().equals("template-deadline"))
        .count();
  }
}
