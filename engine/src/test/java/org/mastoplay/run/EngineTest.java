package org.mastoplay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mastoplay.run.Trial.counts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mastoplay.event.Counts;
import org.mastoplay.event.Event;
import org.mastoplay.event.TaskResult;
import org.mastoplay.host.Connection;
import org.mastoplay.host.HostConnector;
import org.mastoplay.host.Identity;
import org.mastoplay.host.Shell;
import org.mastoplay.text.MistakesFound;

/** Whole runs on this machine, with tiny modules. */
class EngineTest {
  @TempDir Path folder;
  private Trial trial;

  @BeforeEach
  void begin() {
    trial = new Trial(folder);
  }

  @Test
  void appliesAndThenFindsAllInOrderInOneExchange() throws IOException {
    var playbook =
        """
        - hosts: localhost
          vars: {greeting: hello}
          tasks:
            - note: {path: DIR/a, text: "${greeting}"}
            - note: {path: "DIR/${item}", text: "${item}"}
              loop: [b, c]
        """;
    assertThat(trial.apply(playbook)).isEqualTo(counts(0, 3, 0, 0, 0));
    assertThat(folder.resolve("a")).hasContent("hello");
    assertThat(folder.resolve("c")).hasContent("c");
    assertThat(trial.apply(playbook)).isEqualTo(counts(3, 0, 0, 0, 0));
    assertThat(trial.all(Event.Exchanged.class)).hasSize(1);
    assertThat(trial.end().surprises()).isEmpty();
  }

  @Test
  void aDryRunLaysChangesOverWhatItSawAndTouchesNothing() {
    var playbook =
        """
        - hosts: localhost
          tasks:
            - note: {path: DIR/a, text: one}
            - note: {path: DIR/a, text: one}
            - note: {path: DIR/a, text: two}
        """;
    assertThat(trial.foretell(playbook)).isEqualTo(counts(1, 2, 0, 0, 0));
    assertThat(folder).isEmptyDirectory();
    assertThat(trial.apply(playbook)).isEqualTo(counts(1, 2, 0, 0, 0));
    assertThat(trial.end().surprises()).isEmpty();
  }

  @Test
  void whatHangsOnAResultIsKnownAfterApply() {
    var playbook =
        """
        - hosts: localhost
          tasks:
            - name: Ask
              say: {script: echo yes}
              register: answer
            - note: {path: DIR/a, text: "${answer.stdout}"}
            - note: {path: DIR/b, text: b}
              when: answer.changed
        """;
    assertThat(trial.foretell(playbook)).isEqualTo(new Counts(0, 2, 0, 0, 0, 0, 0, 1));
    assertThat(trial.all(Event.TaskFinished.class).get(1).result())
        .isEqualTo(new TaskResult.KnownAfterApply("\"Ask\" (test.yml:3)"));
    assertThat(trial.apply(playbook)).isEqualTo(counts(0, 3, 0, 0, 0));
    assertThat(folder.resolve("a")).hasContent("yes");
  }

  @Test
  void handlersRunOnceAtTheEndOfTheirPlay() {
    var playbook =
        """
        - hosts: localhost
          tasks:
            - note: {path: DIR/a, text: a}
              notify: Note it
            - note: {path: DIR/b, text: b}
              notify: [Note it, by topic]
            - say: {script: "[ ! -e DIR/handled ]"}
          handlers:
            - name: Note it
              say: {script: echo x >>DIR/handled}
            - name: Other
              listen: by topic
              say: {script: echo y >>DIR/handled}
            - name: Never
              say: {script: echo z >>DIR/handled}
        """;
    assertThat(trial.apply(playbook)).isEqualTo(counts(0, 5, 0, 0, 0));
    assertThat(folder.resolve("handled")).hasContent("x\ny\n");
  }

  @Test
  void anOwedHandlerIsRunByTheNextRun() {
    var playbook =
        """
        - hosts: localhost
          name: Owing DIR
          tasks:
            - note: {path: DIR/a, text: a}
              notify: Pay
            - say: {script: "[ -e DIR/go ]"}
          handlers:
            - name: Pay
              say: {script: echo paid >>DIR/paid}
        """;
    assertThat(trial.apply(playbook)).isEqualTo(counts(0, 1, 1, 0, 0));
    assertThat(trial.hostEnd().owed()).containsExactly("Pay");
    assertThat(folder.resolve("paid")).doesNotExist();

    trial.write("go", "");
    assertThat(trial.apply(playbook)).isEqualTo(counts(1, 2, 0, 0, 0));
    assertThat(folder.resolve("paid")).hasContent("paid\n");
    assertThat(trial.apply(playbook)).isEqualTo(counts(1, 1, 0, 0, 0));
    assertThat(folder.resolve("paid")).hasContent("paid\n");
  }

  @Test
  void aTaskThatStillDiffersHasFailed() {
    var playbook =
        """
        - hosts: localhost
          tasks:
            - note: {path: DIR/a, text: a, idle: true}
            - note: {path: DIR/b, text: b}
        """;
    assertThat(trial.apply(playbook)).isEqualTo(counts(0, 0, 1, 0, 0));
    assertThat(trial.hostEnd().stoppedAt().orElseThrow().place().line()).isEqualTo(3);
    var failed = (TaskResult.Failed) trial.all(Event.TaskFinished.class).getFirst().result();
    assertThat(failed.diagnosis().what()).contains("still not as the task wants it");
  }

  @Test
  void aModuleSaysWhatItsToolsWordsMean() {
    var playbook =
        """
        - hosts: localhost
          tasks:
            - say: {script: "echo E_TIRED >&2; exit 3"}
        """;
    assertThat(trial.apply(playbook)).isEqualTo(counts(0, 0, 1, 0, 0));
    var failed = (TaskResult.Failed) trial.all(Event.TaskFinished.class).getFirst().result();
    assertThat(failed.diagnosis().what()).isEqualTo("It is tired.");
    assertThat(failed.diagnosis().words()).contains("E_TIRED");
  }

  @Test
  void countsAsThePlaybookSays() {
    var playbook =
        """
        - hosts: localhost
          tasks:
            - say: {script: "true"}
              changed_when: false
            - say: {script: exit 3}
              register: tried
              failed_when: tried.rc gt 3
            - say: {script: exit 1}
              ignore_errors: true
            - say: {script: "true"}
              when: false
        """;
    assertThat(trial.apply(playbook)).isEqualTo(new Counts(1, 1, 0, 1, 0, 0, 1, 0));
  }

  @Test
  void roundsOfALoopLookTogether() {
    var playbook =
        """
        - hosts: localhost
          tasks:
            - beside: {path: "DIR/${item}/a"}
              loop: [x, y, z]
        """;
    assertThat(trial.apply(playbook)).isEqualTo(counts(3, 0, 0, 0, 0));
    assertThat(trial.all(Event.Exchanged.class)).extracting(Event.Exchanged::queries).hasSize(2);
  }

  @Test
  void playsWaitForEachOther() {
    trial.on(
        """
        all:
          hosts: {one: , two: , three: }
        """);
    var playbook =
        """
        - hosts: one:two
          tasks:
            - say: {script: "sleep 0.2; echo ${inventory_hostname} >>DIR/first"}
        - hosts: three
          tasks:
            - say: {script: "[ $(wc -l <DIR/first) = 2 ]"}
        """;
    var counts = trial.applyToAll(playbook);
    assertThat(counts.values()).containsOnly(counts(0, 1, 0, 0, 0));
  }

  @Test
  void refusesWhatIsUndefinedBeforeAnythingRuns() {
    assertThatThrownBy(() ->
            trial.check(
                """
                - hosts: localhost
                  vars: {greeting: hello}
                  tasks:
                    - note: {path: DIR/a, text: a}
                    - note: {path: DIR/b, text: "${greting}"}
                """))
        .isInstanceOf(MistakesFound.class)
        .hasMessageMatching("(?s)test\\.yml:5:\\d+: undefined variable `greting`.*")
        .hasMessageContaining("did you mean `greeting`?");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void roundsOfALoopShareTheirExchanges() {
    var files = List.of("a", "b", "c");
    files.forEach(name -> trial.write(name, ""));
    trial.apply(
        """
        - hosts: localhost
          tasks:
            - gone: {path: "DIR/${item}"}
              loop: [a, b, c]
        """);
    assertThat(trial.all(Event.Exchanged.class)).hasSize(1 + files.size());
  }

  @Test
  void foreseesWhatIdentitiesDoForEachOther() {
    var playbook =
        """
        - hosts: localhost
          tasks:
            - {note: {path: DIR/a, text: one}, become: true}
            - note: {path: DIR/a, text: one}
            - {gone: {path: DIR/a}, become: true}
            - note: {path: DIR/a, text: one}
        """;
    trial.over(target -> new WithoutSudo(new HostConnector(_ -> Optional.empty()).connect(target)));
    assertThat(trial.foretell(playbook)).isEqualTo(counts(1, 3, 0, 0, 0));
    assertThat(trial.apply(playbook)).isEqualTo(counts(1, 3, 0, 0, 0));
    assertThat(trial.end().surprises()).isEmpty();
  }

  /** A connection that stays who it is, for machines that have no sudo. */
  private record WithoutSudo(Connection real) implements Connection {
    @Override
    public Shell shell(Identity identity, int lane) {
      return real.shell(new Identity.Login(), lane);
    }

    @Override
    public void close() {
      real.close();
    }
  }
}
