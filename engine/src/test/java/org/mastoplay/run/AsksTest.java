package org.mastoplay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mastoplay.run.Trial.counts;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mastoplay.event.TaskResult;

/** Tasks that change nothing, but have something to do when it is their turn. */
class AsksTest {
  private static final String PLAYBOOK =
      """
      - hosts: localhost
        tasks:
          - ask: {script: "echo yes | tee DIR/asked"}
            register: it
          - tell: {text: "${it.answer}"}
            when: it.answer == "yes"
      """;

  @TempDir Path folder;
  private Trial trial;

  @BeforeEach
  void begin() {
    trial = new Trial(folder);
  }

  @Test
  void areDoneInARunAndCountAsInOrder() {
    assertThat(trial.apply(PLAYBOOK)).isEqualTo(counts(2, 0, 0, 0, 0));
    assertThat(trial.results().getLast()).isEqualTo(new TaskResult.InOrder(Optional.of("yes")));
    assertThat(trial.end().surprises()).isEmpty();
  }

  @Test
  void areOnlyAnnouncedInADryRun() {
    trial.foretell(PLAYBOOK);
    assertThat(trial.results().getFirst())
        .isEqualTo(new TaskResult.InOrder(Optional.of("a run asks")));
    assertThat(trial.results().getLast()).isInstanceOf(TaskResult.KnownAfterApply.class);
    assertThat(folder.resolve("asked")).doesNotExist();
  }

  @Test
  void failInTheModulesOwnWords() {
    for (var end : new String[] {"", "; exit 3"}) {
      var playbook = "- {hosts: localhost, tasks: [{ask: {script: \"echo no%s\"}}]}".formatted(end);
      assertThat(trial.apply(playbook)).isEqualTo(counts(0, 0, 1, 0, 0));
      assertThat(((TaskResult.Failed) trial.results().getFirst()).diagnosis().what())
          .isEqualTo("It said no.");
    }
  }

  @Test
  void areTriedAgainUntilTheAnswerIsRight() {
    var playbook =
        """
        - hosts: localhost
          tasks:
            - ask: {script: "echo x >>DIR/log; grep -c x DIR/log"}
              register: it
              until: it.answer == "3"
              retries: 5
              delay: 0
            - tell: {text: "${it.attempts}"}
        """;
    assertThat(trial.apply(playbook)).isEqualTo(counts(2, 0, 0, 0, 0));
    assertThat(trial.results().getLast()).isEqualTo(new TaskResult.InOrder(Optional.of("3")));
  }
}
