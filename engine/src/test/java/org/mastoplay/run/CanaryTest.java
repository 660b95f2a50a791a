package org.mastoplay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mastoplay.run.Trial.counts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mastoplay.event.Event;
import org.mastoplay.event.TaskRef;
import org.mastoplay.event.TaskResult;
import org.mastoplay.module.Difference;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Secret;

/** A secret is planted wherever one can be, and looked for in all that a run tells. */
class CanaryTest {
  private static final String CANARY = "canary&Sings-at-dawn";

  /** Whoever keeps the output of a command out of the log has made it a secret. */
  private static final String PLANTED =
      """
      - hosts: localhost
        tasks:
          - {name: Plant, say: {script: "cat DIR/secret"}, no_log: true, register: planted}
      """;

  @TempDir Path folder;
  private Trial trial;

  @BeforeEach
  void begin() {
    trial = new Trial(folder);
    trial.write("secret", CANARY + "\nand its second line\n");
  }

  @Test
  void isNowhere() throws Exception {
    var playbook =
        PLANTED
            + """
                - name: Name it ${planted.stdout_lines[0]}
                  tell: {text: "pg://m:${planted.stdout_lines[0]}@db"}
                - name: Derive
                  tell: {text: "${planted.stdout_lines[0]?substring(3)?replace('-', '+')}"}
                - name: Loop
                  tell: {text: "${item?upper_case}"}
                  loop: ${planted.stdout_lines}
                - name: Label
                  tell: {text: "x"}
                  loop: [1]
                  loop_control: {label: "<${planted.stdout}>"}
                - name: Write
                  note: {path: DIR/file, text: "A=1\\nP=${planted.stdout_lines[0]}\\n"}
                - name: Print
                  say: {script: "cat DIR/secret; cat DIR/secret >&2"}
                  register: printed
                - name: Pass on
                  tell: {text: "${printed.stdout} ${printed.stderr_lines?join(' ')}"}
                - name: Fail with it
                  say: {script: "cat DIR/secret >&2; exit 3"}
                  ignore_errors: true
                - name: Skip
                  tell: {text: x}
                  when: planted.stdout == 'canary'
                - name: Stumble over it
                  tell: {text: "${(planted.stdout + 'x')?number}"}
            """;
    assertThat(trial.apply(playbook).failed()).isEqualTo(1);
    assertThat(trial.results()).hasSize(12);
    assertThat(Files.readString(folder.resolve("file"))).isEqualTo("A=1\nP=" + CANARY + "\n");

    assertThat(told())
        .contains("Name it ••••••", "pg://m:••••••@db", "<••••••>", "A=1\nP=••••••\n", "status 3")
        .doesNotContainIgnoringCase("canary&")
        .doesNotContainIgnoringCase("sings")
        .doesNotContain("second line");
    var message = trial.results().get(2);
    assertThat(message).isEqualTo(new TaskResult.InOrder(Optional.of(Secret.DOTS)));
    assertThat(trial.all(Event.TaskOutput.class))
        .extracting(Event.TaskOutput::line)
        .containsOnly(Secret.DOTS);
  }

  @Test
  void itsTextsOfAResultAreSecretButNotItsTruths() {
    var playbook =
        PLANTED
            + """
                - {name: "changed ${planted.changed}, rc ${planted.rc}", tell: {text: x}}
            """;
    assertThat(trial.apply(playbook)).isEqualTo(counts(1, 1, 0, 0, 0));
    assertThat(trial.all(Event.TaskFinished.class).getLast().task())
        .extracting(TaskRef::name)
        .isEqualTo("changed true, rc 0");
  }

  @Test
  void neverBecomesAWordOfACommand() {
    var playbook =
        PLANTED
            + """
                - {name: Use, say: {script: "mysql -p${planted.stdout}"}}
            """;
    assertThat(trial.apply(playbook)).isEqualTo(counts(0, 1, 1, 0, 0));
    assertThat(told())
        .contains("`script` is secret, but it would show in the host's list of processes")
        .doesNotContain("canary");
  }

  @Test
  void theBecomePasswordIsOne() {
    trial.given("ansible_become_password=hunter2-sudo");
    trial.apply(
        """
        - hosts: localhost
          tasks:
            - say: {script: "echo is it hunter2-sudo"}
        """);
    assertThat(trial.all(Event.TaskOutput.class).getFirst().line()).isEqualTo("is it ••••••");
    assertThatThrownBy(
            () -> trial.given("ansible_port=hunter2-sudo").check("- {hosts: localhost, tasks: []}"))
        .isInstanceOf(MistakesFound.class);
  }

  private String told() {
    var text = new StringBuilder();
    for (var event : trial.all(Event.class)) {
      text.append(event).append('\n');
      if (event instanceof Event.TaskFinished it && it.result() instanceof TaskResult.Changed to) {
        contents(to.differences()).forEach(text::append);
      }
    }
    return text.toString();
  }

  private static List<String> contents(List<Difference> differences) {
    return differences.stream()
        .filter(Difference.Contents.class::isInstance)
        .map(it -> ((Difference.Contents) it).after())
        .flatMap(content -> content.text().stream())
        .toList();
  }
}
