package org.mastoplay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mastoplay.run.Trial.counts;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mastoplay.event.Counts;
import org.mastoplay.event.Event;
import org.mastoplay.event.TaskResult;
import org.mastoplay.text.MistakesFound;

/** Loops, and what tasks tell those after them. */
class RegisterTest {
  @TempDir Path folder;
  private Trial trial;

  @BeforeEach
  void begin() {
    trial = new Trial(folder);
  }

  @Test
  void anEmptyLoopCountsAsSkipped() {
    var playbook =
        """
        - hosts: localhost
          tasks:
            - tell: {text: "${item}"}
              loop: []
              register: none
            - tell: {text: "${none.results?size}"}
              when: none.skipped
        """;
    assertThat(trial.apply(playbook)).isEqualTo(counts(1, 0, 0, 1, 0));
    assertThat(trial.results().getLast())
        .isEqualTo(new TaskResult.InOrder(java.util.Optional.of("0")));
  }

  @Test
  void eachRoundIsJudgedByItsOwnResult() {
    var playbook =
        """
        - hosts: localhost
          tasks:
            - say: {script: "echo ${item}"}
              loop: [same, new]
              register: out
              changed_when: out.stdout == "new"
            - tell: {text: "${out.results[1].stdout}"}
              when: out.changed
        """;
    assertThat(trial.apply(playbook)).isEqualTo(counts(2, 1, 0, 0, 0));
    assertThat(trial.foretell(playbook)).isEqualTo(new Counts(0, 0, 0, 0, 0, 0, 0, 3));
  }

  @Test
  void aLoopOverWhatIsNotKnownIsNotKnown() {
    var playbook =
        """
        - hosts: localhost
          tasks:
            - say: {script: "echo a; echo b"}
              register: out
            - tell: {text: "${item}"}
              loop: ${out.stdout_lines}
              register: told
            - tell: {text: "${told.results?size}"}
              when: "!told.changed"
        """;
    assertThat(trial.foretell(playbook)).isEqualTo(new Counts(0, 1, 0, 0, 0, 0, 0, 2));
    assertThat(trial.apply(playbook)).isEqualTo(counts(3, 1, 0, 0, 0));
  }

  @Test
  void aSkippedCommandHasNoStatus() {
    var playbook =
        """
        - hosts: localhost
          tasks:
            - say: {script: "true"}
              when: false
              register: out
            - tell: {text: skipped}
              when: out.skipped
            - tell: {text: ran}
              when: out.rc == 0
        """;
    assertThatThrownBy(() -> trial.check(playbook))
        .isInstanceOf(MistakesFound.class)
        .hasMessageContaining("test.yml:9:13: `out` has no `rc`");
  }

  @Test
  void aCommandThatChangesNothingIsNotAnnouncedAsAChange() {
    var playbook =
        """
        - hosts: localhost
          tasks:
            - say: {script: echo 1}
              changed_when: false
              register: out
            - tell: {text: "${out.stdout}"}
        """;
    assertThat(trial.foretell(playbook)).isEqualTo(new Counts(1, 0, 0, 0, 0, 0, 0, 1));
    assertThat(trial.apply(playbook)).isEqualTo(counts(2, 0, 0, 0, 0));
    assertThat(trial.end().surprises()).isEmpty();
  }

  @Test
  void roundsWithEqualNamesAreComparedInTheirOrder() {
    var playbook =
        """
        - hosts: localhost
          tasks:
            - note: {path: "DIR/${item.path}", text: x}
              loop: [{path: a}, {path: a}, {path: b}]
              loop_control: {label: same}
        """;
    trial.apply(playbook);
    assertThat(trial.end().surprises()).isEmpty();
  }

  @Test
  void noLogHidesWhatIsPrinted() {
    trial.apply(
        """
        - hosts: localhost
          tasks:
            - say: {script: "echo s3cret; [ ${item} = s3cret2 ]"}
              loop: [s3cret1]
              no_log: true
        """);
    assertThat(trial.all(Event.TaskOutput.class)).isEmpty();
    assertThat(trial.all(Event.class).toString()).doesNotContain("s3cret");
  }

  @Test
  void beginsWhereItIsAskedTo() {
    var playbook =
        """
        - hosts: localhost
          tasks:
            - {name: one, tell: {text: hi}}
            - {name: two, tell: {text: hi}}
            - {name: three, tell: {text: hi}}
        """;
    assertThat(trial.from("two").apply(playbook)).isEqualTo(counts(2, 0, 0, 0, 0));
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> trial.from("tow").check(playbook))
        .hasMessageContaining("unknown task `tow`")
        .hasMessageContaining("did you mean `two`?");
  }

  @Test
  void whatAModuleTellsIsRegistered() {
    for (var changes : List.of(true, false)) {
      trial.apply(
          """
          - hosts: localhost
            tasks:
              - measure: {script: echo 7, changes: %s}
                register: found
              - tell: {text: "${found.it.size + 1} ${found.it.unit}"}
          """
              .formatted(changes));
      assertThat(trial.results().getLast()).isEqualTo(new TaskResult.InOrder(Optional.of("8 m")));
    }
  }

  @Test
  void whatAModuleWillTellIsNotKnownBefore() {
    var playbook =
        """
        - hosts: localhost
          tasks:
            - measure: {script: echo 7, changes: true}
              register: found
            - tell: {text: "${found.it.size}"}
        """;
    trial.foretell(playbook);
    assertThat(trial.results().getLast()).isInstanceOf(TaskResult.KnownAfterApply.class);
  }

  @Test
  void whatNoModuleTellsIsAMistake() {
    var playbook =
        """
        - hosts: localhost
          tasks:
            - measure: {script: echo 7}
              register: found
            - tell: {text: "${found.it.sise}"}
        """;
    assertThatThrownBy(() -> trial.apply(playbook))
        .isInstanceOf(MistakesFound.class)
        .hasMessageContaining("sise");
  }

  @Test
  void variablesAreGivenForTheRestOfTheRun() {
    var playbook =
        """
        - hosts: localhost
          vars: {workers: 1}
          tasks:
            - remember: {workers: "${1 + 1}", names: [a, b], fast: true}
            - tell: {text: "${workers * 2} ${names?join('+')} ${fast?then('y', 'n')}"}
            - say: {script: echo 3}
              register: out
            - remember: {later: "${out.stdout}"}
            - tell: {text: "${later}"}
        """;
    trial.apply(playbook);
    assertThat(trial.results().get(1)).isEqualTo(new TaskResult.InOrder(Optional.of("4 a+b y")));
    assertThat(trial.results().getLast()).isEqualTo(new TaskResult.InOrder(Optional.of("3")));
    trial.foretell(playbook);
    assertThat(trial.results().get(1)).isEqualTo(new TaskResult.InOrder(Optional.of("4 a+b y")));
    assertThat(trial.results().getLast()).isInstanceOf(TaskResult.KnownAfterApply.class);
  }
}
