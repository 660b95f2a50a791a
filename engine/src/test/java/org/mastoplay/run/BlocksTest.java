package org.mastoplay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mastoplay.run.Trial.counts;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mastoplay.event.Counts;
import org.mastoplay.event.Event;
import org.mastoplay.event.TaskResult;

/** What blocks do with conditions, loops and failures. */
class BlocksTest {
  @TempDir Path folder;
  private Trial trial;

  @BeforeEach
  void begin() {
    trial = new Trial(folder);
  }

  private Counts apply(String tasks) {
    return trial.apply("- hosts: localhost\n  tasks:\n" + tasks.indent(4));
  }

  private void assertLog(String... lines) {
    assertThat(folder.resolve("log")).hasContent(String.join("\n", lines) + "\n");
  }

  @Test
  void repeatWhatIsInThemForEachItem() {
    apply(
        """
        - block:
            - say: {script: "echo ${n} ${item} ${x} >>DIR/log"}
            - block:
                - say: {script: "echo   ${item}-${inner} >>DIR/log"}
              loop: [1, 2]
              loop_control: {loop_var: inner}
              when: item != 'a'
          loop: [a, b]
          loop_control: {index_var: n}
          vars: {x: "v-${item}"}
        """);
    assertLog("0 a v-a", "1 b v-b", "b-1", "b-2");
    assertThat(trial.all(Event.TaskFinished.class))
        .extracting(it -> it.task().item().orElse(""))
        .containsExactly("a", "a", "a", "b", "b, 1", "b, 2");
  }

  @Test
  void thatDoNotApplyRegisterAllTheSame() {
    assertThat(
            apply(
                """
                - block:
                    - say: {script: "echo no >>DIR/log"}
                      register: out
                    - tell: {text: no}
                  when: inventory_hostname == 'other'
                - tell: {text: "${out.skipped?c}"}
                """))
        .isEqualTo(counts(1, 0, 0, 2, 0));
    assertThat(folder.resolve("log")).doesNotExist();
  }

  @Test
  void askTheirConditionOnce() {
    apply(
        """
        - say: {script: echo 1}
          register: out
        - block:
            - say: {script: echo 2}
              register: out
            - say: {script: "echo ${out.stdout} >>DIR/log"}
          when: out.stdout == '1'
        """);
    assertLog("2");
  }

  @Test
  void rescueAFailureAndTellWhatItWas() {
    assertThat(
            apply(
                """
                - block:
                    - name: Break it
                      say: {script: "echo broken; false"}
                    - say: {script: "echo never >>DIR/log"}
                  rescue:
                    - say:
                        script: >-
                          echo "${ansible_failed_task.name}: ${ansible_failed_result.stdout}"
                          >>DIR/log
                  always:
                    - say: {script: "echo always >>DIR/log"}
                - say: {script: "echo on >>DIR/log"}
                """))
        .isEqualTo(new Counts(0, 3, 0, 0, 0, 1, 0, 0));
    assertLog("Break it: broken", "always", "on");
    assertThat(trial.results().getFirst())
        .isInstanceOfSatisfying(
            TaskResult.Failed.class,
            it -> assertThat(it.aftermath()).isEqualTo(TaskResult.Aftermath.RESCUED));
  }

  @Test
  void endTheRunWhenTheirRescueFails() {
    assertThat(
            apply(
                """
                - block:
                    - say: {script: "false"}
                  rescue:
                    - say: {script: "false"}
                    - say: {script: "echo never >>DIR/log"}
                  always:
                    - say: {script: "echo always >>DIR/log"}
                - say: {script: "echo never >>DIR/log"}
                """))
        .isEqualTo(new Counts(0, 1, 1, 0, 0, 1, 0, 0));
    assertLog("always");
  }

  @Test
  void areRescuedByTheNextBlockAround() {
    apply(
        """
        - block:
            - block:
                - say: {script: "exit 3"}
              always:
                - say: {script: "echo inner >>DIR/log"}
            - say: {script: "echo never >>DIR/log"}
          rescue:
            - say: {script: "echo rc ${ansible_failed_result.rc} >>DIR/log"}
        """);
    assertLog("inner", "rc 3");
  }

  @Test
  void handOnHowTasksAreCarriedOut() {
    assertThat(
            apply(
                """
                - block:
                    - say: {script: "false"}
                    - say: {script: "echo $A $B >>DIR/log"}
                      environment: {B: task}
                  ignore_errors: true
                  environment: {A: block, B: block}
                """))
        .isEqualTo(new Counts(0, 1, 0, 0, 0, 0, 1, 0));
    assertLog("block task");
  }

  @Test
  void mayRunWhatIsInThemAtTheSameTime() {
    assertThat(
            apply(
                """
                - parallel:
                    - block:
                        - say: {script: "mkfifo DIR/pipe; echo one >DIR/pipe"}
                          register: one
                        - say: {script: "echo ${one.rc} >>DIR/log"}
                    - say: {script: "while [ ! -p DIR/pipe ]; do sleep 0.1; done; cat DIR/pipe"}
                      register: two
                - say: {script: "echo ${one.rc} ${two.stdout} >>DIR/log"}
                """))
        .isEqualTo(counts(0, 4, 0, 0, 0));
    assertLog("0", "0 one");
  }

  @Test
  void letTheOthersEndWhenOneOfThemFailsAtTheSameTime() {
    assertThat(
            apply(
                """
                - parallel:
                    - say: {script: "false"}
                    - block:
                        - say: {script: "sleep 0.3"}
                        - say: {script: "echo done >>DIR/log"}
                  rescue:
                    - say: {script: "echo rescued >>DIR/log"}
                """))
        .isEqualTo(new Counts(0, 3, 0, 0, 0, 1, 0, 0));
    assertLog("done", "rescued");
  }

  @Test
  void areForetoldInOrder() {
    assertThat(
            trial.foretell(
                """
                - hosts: localhost
                  tasks:
                    - parallel:
                        - note: {path: DIR/a, text: x}
                        - note: {path: DIR/b, text: x}
                    - block:
                        - note: {path: "DIR/${item}", text: x}
                      loop: [a, c]
                """))
        .isEqualTo(counts(1, 3, 0, 0, 0));
    assertThat(folder.resolve("a")).doesNotExist();
  }
}
