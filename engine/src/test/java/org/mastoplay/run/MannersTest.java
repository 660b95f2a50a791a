package org.mastoplay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mastoplay.run.Trial.counts;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mastoplay.event.Counts;
import org.mastoplay.event.Event;
import org.mastoplay.event.TaskResult;

/** The keywords that say how a task is carried out, and how hosts take their turns. */
class MannersTest {
  private static final String THREE = "all: {hosts: {one: , two: , three: }}";

  @TempDir Path folder;
  private Trial trial;

  @BeforeEach
  void begin() {
    trial = new Trial(folder);
  }

  private String failure() {
    return trial.results().stream()
        .filter(TaskResult.Failed.class::isInstance)
        .map(it -> ((TaskResult.Failed) it).diagnosis().what())
        .findFirst()
        .orElse("");
  }

  @Test
  void triesAgainUntilItHolds() {
    assertThat(
            trial.apply(
                """
                - hosts: localhost
                  tasks:
                    - say: {script: "echo x >>DIR/log; wc -l <DIR/log"}
                      register: out
                      until: out.stdout?trim == '3'
                      retries: 5
                      delay: 0
                    - tell: {text: "${out.attempts}"}
                """))
        .isEqualTo(counts(1, 1, 0, 0, 0));
    assertThat(trial.all(Event.TaskRetried.class)).hasSize(2);
    assertThat(trial.results().getLast())
        .isEqualTo(new TaskResult.InOrder(java.util.Optional.of("3")));
  }

  @Test
  void failsWhenItNeverHolds() {
    assertThat(
            trial.apply(
                """
                - hosts: localhost
                  tasks:
                    - say: {script: echo x >>DIR/log}
                      until: result.stdout == 'y'
                      retries: 2
                      delay: 0
                """))
        .isEqualTo(counts(0, 0, 1, 0, 0));
    assertThat(failure())
        .isEqualTo("Tried 3 times, and `until: result.stdout == 'y'` does not hold yet.");
    assertThat(folder.resolve("log")).hasContent("x\nx\nx\n");
  }

  @Test
  void triesAgainWhatFailedWhereNothingElseIsAskedFor() {
    assertThat(
            trial.apply(
                """
                - hosts: localhost
                  tasks:
                    - say: {script: "echo x >>DIR/log; [ $(wc -l <DIR/log) = 2 ]"}
                      retries: 3
                      delay: 0
                """))
        .isEqualTo(counts(0, 1, 0, 0, 0));
  }

  @Test
  void breaksOffWhatTakesTooLong() {
    assertThat(
            trial.apply(
                """
                - hosts: localhost
                  tasks:
                    - say: {script: sleep 20}
                      timeout: 1
                """))
        .isEqualTo(counts(0, 0, 1, 0, 0));
    assertThat(failure())
        .isEqualTo("It took longer than its `timeout` of 1 s, and was broken off.");
  }

  @Test
  void foretellsInARealRunAndAppliesInADryRunWhereAsked() {
    var playbook =
        """
        - hosts: localhost
          tasks:
            - note: {path: DIR/never, text: x}
              check_mode: true
            - say: {script: echo asked >>DIR/log}
              check_mode: false
              register: out
            - tell: {text: "${out.rc}"}
        """;
    assertThat(trial.foretell(playbook)).isEqualTo(counts(1, 2, 0, 0, 0));
    assertThat(trial.apply(playbook)).isEqualTo(counts(1, 2, 0, 0, 0));
    assertThat(folder.resolve("never")).doesNotExist();
    assertThat(folder.resolve("log")).hasContent("asked\nasked\n");
  }

  @Test
  void doesOnceForAllWhatIsToBeDoneOnce() {
    var all =
        trial
            .on(THREE)
            .applyToAll(
                """
                - hosts: all
                  tasks:
                    - say: {script: "echo ${inventory_hostname} >>DIR/log; echo told"}
                      run_once: true
                      register: out
                    - say: {script: "echo ${out.stdout} >>DIR/log"}
                """);
    assertThat(all)
        .isEqualTo(
            Map.of(
                "one", counts(0, 2, 0, 0, 0),
                "two", counts(0, 1, 0, 1, 0),
                "three", counts(0, 1, 0, 1, 0)));
    assertThat(folder.resolve("log")).hasContent("one\ntold\ntold\ntold\n");
    assertThat(trial.end().surprises()).isEmpty();
  }

  @Test
  void failsForAllWhatFailsOnce() {
    var all =
        trial
            .on(THREE)
            .withForks(1)
            .applyToAll(
                """
                - hosts: all
                  tasks:
                    - say: {script: "false"}
                      run_once: true
                """);
    assertThat(all.values()).containsOnly(counts(0, 0, 1, 0, 0));
  }

  @Test
  void delegatesToAnotherHost() {
    trial
        .on("all: {hosts: {one: {mark: 1}, two: {ansible_connection: local}}}")
        .applyToAll(
            """
            - hosts: one
              tasks:
                - note: {path: DIR/a, text: "${mark}"}
                  delegate_to: two
                - note: {path: DIR/a, text: "1"}
                  delegate_to: "${groups.all[1]}"
            """);
    assertThat(trial.results()).hasSize(2).last().isInstanceOf(TaskResult.InOrder.class);
    assertThat(trial.all(Event.TaskFinished.class))
        .allSatisfy(it -> assertThat(it.task().delegate()).contains("two"));
  }

  @Test
  void takesHostsInTurns() {
    trial
        .on(THREE)
        .applyToAll(
            """
            - hosts: all
              serial: [1, 2]
              order: reverse_inventory
              tasks:
                - say: {script: "echo ${inventory_hostname} >>DIR/log"}
                - say: {script: "echo end >>DIR/log"}
            """);
    assertThat(folder.resolve("log")).content().startsWith("three\nend\n").hasLineCount(6);
  }

  @Test
  void stopsAllWhenOneFails() {
    var all =
        trial
            .on(THREE)
            .applyToAll(
                """
                - hosts: all
                  serial: 1
                  any_errors_fatal: true
                  tasks:
                    - say: {script: "[ ${inventory_hostname} != two ]"}
                - hosts: all
                  tasks:
                    - say: {script: "echo never >>DIR/log"}
                """);
    assertThat(all)
        .isEqualTo(
            Map.of(
                "one", counts(0, 1, 0, 0, 0),
                "two", counts(0, 0, 1, 0, 0),
                "three", Counts.NONE));
    assertThat(trial.all(Event.Halted.class)).hasSize(1);
    assertThat(folder.resolve("log")).doesNotExist();
  }

  @Test
  void goesOnWhileFewEnoughFail() {
    var all =
        trial
            .on(THREE)
            .applyToAll(
                """
                - hosts: all
                  max_fail_percentage: 40
                  tasks:
                    - say: {script: "[ ${inventory_hostname} != two ]"}
                    - say: {script: "true"}
                """);
    assertThat(all.get("three")).isEqualTo(counts(0, 2, 0, 0, 0));
    assertThat(trial.all(Event.Halted.class)).isEmpty();
  }

  @Test
  void knowsWhatOtherHostsHaveTold() {
    var all =
        trial
            .on(THREE)
            .withForks(1)
            .applyToAll(
                """
                - hosts: all
                  tasks:
                    - tell: {text: "${groups.all?map(it -> hostvars[it].facts.hostname)?join(' ')}"}
                """);
    assertThat(all.values()).containsOnly(counts(1, 0, 0, 0, 0));
    assertThat(trial.end().surprises()).isEmpty();
  }

  @Test
  void failsWhereAnotherHostHasToldNothing() {
    trial
        .on(THREE)
        .limitedTo("one")
        .applyToAll(
            """
            - hosts: all
              tasks:
                - tell: {text: "${hostvars.two.facts.hostname}"}
            """);
    assertThat(failure()).isEqualTo("What this task needs to know is not known.");
  }

  @Test
  void leavesOutWhatIsNeverWantedUnlessItIsAskedFor() {
    var playbook =
        """
        - hosts: localhost
          tasks:
            - block:
                - tell: {text: never}
              tags: [never, danger]
            - tell: {text: usual}
        """;
    assertThat(trial.apply(playbook)).isEqualTo(counts(1, 0, 0, 0, 0));
    assertThat(trial.tagged("danger").apply(playbook)).isEqualTo(counts(1, 0, 0, 0, 0));
    assertThat(trial.results())
        .containsExactly(new TaskResult.InOrder(java.util.Optional.of("never")));
  }
}
