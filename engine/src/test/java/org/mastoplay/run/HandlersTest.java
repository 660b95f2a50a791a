package org.mastoplay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mastoplay.run.Trial.counts;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mastoplay.event.Counts;
import org.mastoplay.event.Event;
import org.mastoplay.event.TaskResult;
import org.mastoplay.text.MistakesFound;

/** Which handlers run, and which are owed. */
class HandlersTest {
  @TempDir Path folder;
  private Trial trial;

  @BeforeEach
  void begin() {
    trial = new Trial(folder);
  }

  @Test
  void areNotifiedByRenderedNamesAndFromLoops() {
    trial.apply(
        """
        - hosts: localhost
          tasks:
            - note: {path: "DIR/${item}", text: x}
              loop: [a, b]
              notify: restart ${item}
          handlers:
            - name: restart a
              say: {script: echo a >>DIR/handled}
            - name: restart b
              say: {script: "echo ${item} >>DIR/handled"}
              loop: [b1, b2]
              when: item != "b1"
        """);
    assertThat(folder.resolve("handled")).hasContent("a\nb2\n");
  }

  @Test
  void notifyHandlersBelowThem() {
    trial.apply(
        """
        - hosts: localhost
          tasks:
            - note: {path: DIR/a, text: x}
              notify: first
          handlers:
            - name: first
              say: {script: echo first >>DIR/handled}
              register: done
              notify: second
            - name: second
              say: {script: "echo ${done.rc} >>DIR/handled"}
        """);
    assertThat(folder.resolve("handled")).hasContent("first\n0\n");
  }

  @Test
  void mayNotNotifyOnlyHandlersAboveThem() {
    assertThatThrownBy(() ->
            trial.check(
                """
                - hosts: localhost
                  handlers:
                    - name: first
                      tell: {text: hi}
                    - name: second
                      tell: {text: hi}
                      notify: first
                """))
        .isInstanceOf(MistakesFound.class)
        .hasMessageContaining("test.yml:7:")
        .hasMessageContaining("`first` has had its turn");
  }

  @Test
  void areForetoldAsOpenWhereOnlyARealRunKnowsWhetherTheyAreNotified() {
    var playbook =
        """
        - hosts: localhost
          tasks:
            - name: Ask
              say: {script: echo yes}
              register: answer
            - name: Note
              note: {path: DIR/a, text: "${answer.stdout}"}
              notify: [restart, never]
          handlers:
            - name: restart
              say: {script: "true"}
            - name: never
              say: {script: "true"}
              when: false
            - name: unasked
              say: {script: "true"}
        """;
    trial.foretell(playbook);
    assertThat(trial.all(Event.TaskFinished.class))
        .last()
        .satisfies(it -> {
          assertThat(it.task().title()).isEqualTo("restart");
          assertThat(it.result())
              .isEqualTo(new TaskResult.KnownAfterApply("\"Note\" (test.yml:6)"));
        });
    assertThat(trial.results()).hasSize(3);

    trial.apply(playbook);
    assertThat(trial.end().surprises()).isEmpty();
    assertThat(trial.results()).hasSize(4);
  }

  @Test
  void areNotOwedByATaskThatCountsAsUnchanged() {
    var playbook =
        """
        - hosts: localhost
          name: Unchanged DIR
          tasks:
            - say: {script: "true"}
              changed_when: false
              notify: Pay
            - say: {script: "false"}
              ignore_errors: true
              notify: Pay
          handlers:
            - name: Pay
              say: {script: echo paid >>DIR/paid}
        """;
    trial.apply(playbook);
    trial.apply(playbook);
    assertThat(folder.resolve("paid")).doesNotExist();
    assertThat(trial.hostEnd().owed()).isEmpty();
  }

  @Test
  void areOwedOnceMoreByATaskThatChangesAfterOneThatDidNot() {
    var playbook =
        """
        - hosts: localhost
          name: Both DIR
          tasks:
            - say: {script: "true"}
              changed_when: false
              notify: Pay
            - note: {path: DIR/a, text: x}
              notify: Pay
            - say: {script: "[ -e DIR/go ]"}
          handlers:
            - name: Pay
              say: {script: echo paid >>DIR/paid}
        """;
    trial.apply(playbook);
    trial.write("go", "");
    trial.apply(playbook);
    assertThat(folder.resolve("paid")).hasContent("paid\n");
  }

  @Test
  void areOwedIfTheyFail() {
    var playbook =
        """
        - hosts: localhost
          name: Failing DIR
          tasks:
            - note: {path: DIR/a, text: a}
              notify: Pay
          handlers:
            - name: Pay
              say: {script: "[ -e DIR/go ] && echo paid >>DIR/paid"}
        """;
    assertThat(trial.apply(playbook)).isEqualTo(counts(0, 1, 1, 0, 0));
    assertThat(trial.hostEnd().owed()).containsExactly("Pay");
    trial.write("go", "");
    assertThat(trial.apply(playbook)).isEqualTo(counts(1, 1, 0, 0, 0));
    assertThat(folder.resolve("paid")).hasContent("paid\n");
  }

  @Test
  void areOwedByATaskThatBrokeOffHalfWay() {
    var playbook =
        """
        - hosts: localhost
          name: Half DIR
          tasks:
            - say: {script: "[ -e DIR/go ]"}
              notify: Pay
          handlers:
            - name: Pay
              say: {script: echo paid >>DIR/paid}
        """;
    trial.apply(playbook);
    assertThat(trial.hostEnd().owed()).containsExactly("Pay");
    trial.write("go", "");
    trial.apply(playbook);
    assertThat(folder.resolve("paid")).hasContent("paid\n");
  }

  @Test
  void runWhateverTagsAreAskedFor() {
    trial
        .tagged("web")
        .apply(
            """
            - hosts: localhost
              tasks:
                - note: {path: DIR/a, text: a}
                  tags: web
                  notify: Pay
                - note: {path: DIR/b, text: b}
              handlers:
                - name: Pay
                  say: {script: echo paid >>DIR/paid}
            """);
    assertThat(folder.resolve("paid")).exists();
    assertThat(folder.resolve("b")).doesNotExist();
  }

  @Test
  void keepTheirOutputApartFromTheTasks() {
    trial.apply(
        """
        - hosts: localhost
          tasks:
            - note: {path: DIR/a, text: a}
              register: noted
              notify: Tell
            - note: {path: DIR/b, text: "<${noted.stdout}${noted.rc}>"}
          handlers:
            - name: Tell
              tell: {text: hi}
        """);
    assertThat(folder.resolve("b")).hasContent("<0>");
  }

  @Test
  void costNothingWhenAllIsInOrder() {
    var playbook =
        """
        - hosts: localhost
          tasks:
            - note: {path: DIR/a, text: a}
              notify: Tell
          handlers:
            - name: Tell
              tell: {text: hi}
        """;
    trial.apply(playbook);
    assertThat(trial.apply(playbook)).isEqualTo(new Counts(1, 0, 0, 0, 0, 0, 0, 0));
    assertThat(trial.all(Event.Exchanged.class)).hasSize(1);
  }
}
