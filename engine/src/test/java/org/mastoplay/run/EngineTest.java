package org.mastoplay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mastoplay.event.Counts;
import org.mastoplay.event.Event;
import org.mastoplay.event.TaskResult;
import org.mastoplay.host.HostConnector;
import org.mastoplay.module.Modules;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Source;

/** Whole runs on this machine, with tiny modules. */
class EngineTest {
  @TempDir Path folder;
  private final List<Event> events = Collections.synchronizedList(new ArrayList<>());

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
    assertThat(run(playbook, false)).isEqualTo(counts(0, 3, 0, 0, 0));
    assertThat(folder.resolve("a")).hasContent("hello");
    assertThat(folder.resolve("c")).hasContent("c");
    assertThat(run(playbook, false)).isEqualTo(counts(3, 0, 0, 0, 0));
    assertThat(all(Event.Exchanged.class)).hasSize(1);
    assertThat(end().surprises()).isEmpty();
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
    assertThat(run(playbook, true)).isEqualTo(counts(1, 2, 0, 0, 0));
    assertThat(folder).isEmptyDirectory();
    assertThat(run(playbook, false)).isEqualTo(counts(1, 2, 0, 0, 0));
    assertThat(end().surprises()).isEmpty();
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
    assertThat(run(playbook, true)).isEqualTo(new Counts(0, 2, 0, 0, 0, 0, 0, 1));
    assertThat(all(Event.TaskFinished.class).get(1).result())
        .isEqualTo(new TaskResult.KnownAfterApply("\"Ask\" (test.yml:3)"));
    assertThat(run(playbook, false)).isEqualTo(counts(0, 3, 0, 0, 0));
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
    assertThat(run(playbook, false)).isEqualTo(counts(0, 5, 0, 0, 0));
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
    assertThat(run(playbook, false)).isEqualTo(counts(0, 1, 1, 0, 0));
    assertThat(hostEnd().owed()).containsExactly("Pay");
    assertThat(folder.resolve("paid")).doesNotExist();

    write("go", "");
    assertThat(run(playbook, false)).isEqualTo(counts(1, 2, 0, 0, 0));
    assertThat(folder.resolve("paid")).hasContent("paid\n");
    assertThat(run(playbook, false)).isEqualTo(counts(1, 1, 0, 0, 0));
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
    assertThat(run(playbook, false)).isEqualTo(counts(0, 0, 1, 0, 0));
    assertThat(hostEnd().stoppedAt().orElseThrow().place().line()).isEqualTo(3);
    var failed = (TaskResult.Failed) all(Event.TaskFinished.class).getFirst().result();
    assertThat(failed.diagnosis().what()).contains("still not as the task wants it");
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
    assertThat(run(playbook, false)).isEqualTo(new Counts(1, 1, 0, 1, 0, 0, 1, 0));
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
    assertThat(run(playbook, false)).isEqualTo(counts(3, 0, 0, 0, 0));
    assertThat(all(Event.Exchanged.class)).extracting(Event.Exchanged::queries).hasSize(2);
  }

  @Test
  void playsWaitForEachOther() {
    var inventory =
        write(
            "hosts.yml",
            """
            all:
              vars: {ansible_connection: local}
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
    var counts = check(playbook, options(false, inventory.toString())).run(events::add);
    assertThat(counts.values()).containsOnly(counts(0, 1, 0, 0, 0));
  }

  @Test
  void refusesWhatIsUndefinedBeforeAnythingRuns() {
    assertThatThrownBy(() ->
            run(
                """
                - hosts: localhost
                  vars: {greeting: hello}
                  tasks:
                    - note: {path: DIR/a, text: a}
                    - note: {path: DIR/b, text: "${greting}"}
                """,
                false))
        .isInstanceOf(MistakesFound.class)
        .hasMessageMatching("(?s)test\\.yml:5:\\d+: undefined variable `greting`.*")
        .hasMessageContaining("did you mean `greeting`?");
    assertThat(folder).isEmptyDirectory();
  }

  private Counts run(String playbook, boolean dryRun) {
    events.clear();
    var counts = check(playbook, options(dryRun, "localhost,")).run(events::add);
    return counts.values().iterator().next();
  }

  private Engine.CheckedRun check(String playbook, Options options) {
    var engine =
        new Engine(
            new Modules(List.of(new TinyModules())), new HostConnector(_ -> Optional.empty()));
    var source = new Source("test.yml", playbook.replace("DIR", folder.toString()));
    return engine.check(source, folder, options);
  }

  private static Options options(boolean dryRun, String inventory) {
    return new Options(
        List.of(inventory),
        Optional.empty(),
        Set.of(),
        Set.of(),
        List.of("ansible_connection=local"),
        5,
        dryRun,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Duration.ofSeconds(10));
  }

  private static Counts counts(int ok, int changed, int failed, int skipped, int unreachable) {
    return new Counts(ok, changed, failed, skipped, unreachable, 0, 0, 0);
  }

  private Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
  }

  private <E extends Event> List<E> all(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private Event.RunFinished end() {
    return all(Event.RunFinished.class).getFirst();
  }

  private Event.HostFinished hostEnd() {
    return all(Event.HostFinished.class).getFirst();
  }
}
