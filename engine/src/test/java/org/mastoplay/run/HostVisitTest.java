package org.mastoplay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mastoplay.run.Trial.counts;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mastoplay.event.Event;
import org.mastoplay.event.TaskResult;
import org.mastoplay.host.Connection;
import org.mastoplay.host.HostConnector;
import org.mastoplay.host.Identity;
import org.mastoplay.host.Shell;
import org.mastoplay.module.Content;
import org.mastoplay.text.MistakesFound;

/** What becomes of a host, and of those beside it, when something goes wrong. */
class HostVisitTest {
  private static final String TWO = "all: {hosts: {one: , two: }}";

  @TempDir Path folder;
  private Trial trial;

  @BeforeEach
  void begin() {
    trial = new Trial(folder).on(TWO);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDefectOfAModuleFailsTheTaskAndNoOther(boolean early) {
    var all =
        trial.applyToAll(
            """
            - hosts: all
              tasks:
                - tell: {text: before}
                - name: Break
                  broken: {early: EARLY}
                  when: inventory_hostname == "one"
                - tell: {text: after}
            """
                .replace("EARLY", Boolean.toString(early)));
    assertThat(all).isEqualTo(Map.of("one", counts(1, 0, 1, 0, 0), "two", counts(2, 0, 0, 1, 0)));
    var failed =
        trial.results().stream()
            .filter(TaskResult.Failed.class::isInstance)
            .map(it -> ((TaskResult.Failed) it).diagnosis())
            .findFirst()
            .orElseThrow();
    assertThat(failed.what()).contains("went wrong at the task \"Break\" (test.yml:4)");
    assertThat(failed.remedy().orElseThrow()).contains("report");
    assertThat(failed.words().orElseThrow()).contains("a defect of the").hasLineCount(1);
  }

  @Test
  void aDefectOfTheConnectionLosesTheHostAndNoOther() {
    var real = new HostConnector(_ -> Optional.empty());
    var all =
        trial
            .over(target -> {
              if (target.host().equals("one")) {
                throw new IllegalStateException("a defect");
              }
              return real.connect(target);
            })
            .applyToAll("- {hosts: all, tasks: [{tell: {text: hi}}]}");
    assertThat(all).isEqualTo(Map.of("one", counts(0, 0, 0, 0, 1), "two", counts(1, 0, 0, 0, 0)));
    assertThat(trial.all(Event.HostUnreachable.class).getFirst().diagnosis().what())
        .contains("went wrong with the host one");
  }

  @Test
  void aHostThatAnswersNothingIsNotAskedForEver() {
    var all =
        trial
            .over(_ -> new Mute())
            .applyToAll("- {hosts: all, tasks: [{note: {path: /a, text: a}}]}");
    assertThat(all.values()).containsOnly(counts(0, 0, 0, 0, 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ansible_port: abc                       | `abc` is no port",
        "ansible_port: 70000                     | `70000` is no port",
        "ansible_port: '${facts.kernel}'           | `ansible_port` is known only after",
        "ansible_host: '${nobody}'               | undefined variable `nobody`",
        "ansible_host: [a, b]                    | must be text, but it is a list",
      })
  void findsWhatIsWrongWithTheWayThereBeforeAnythingIsTouched(String variable, String message) {
    assertThatThrownBy(() ->
            trial
                .on("all: {hosts: {one: {%s}}}".formatted(variable))
                .check("- {hosts: all, tasks: [{tell: {text: hi}}]}"))
        .isInstanceOf(MistakesFound.class)
        .hasMessageContaining("hosts.yml:1:")
        .hasMessageContaining(message);
  }

  @Test
  void refusesWaysThatItDoesNotKnow() {
    assertThatThrownBy(() ->
            trial
                .given("ansible_connection=docker")
                .check("- {hosts: all, tasks: [{tell: {text: hi}}]}"))
        .isInstanceOf(MistakesFound.class)
        .hasMessageContaining("can't reach a host by `docker`");
  }

  @Test
  void aPlayWithoutHostsIsPassedOver() {
    var all =
        trial
            .limitedTo("two")
            .applyToAll(
                """
                - {hosts: one, tasks: [{tell: {text: hi}}]}
                - {hosts: two, tasks: [{tell: {text: hi}}]}
                """);
    assertThat(all).isEqualTo(Map.of("two", counts(1, 0, 0, 0, 0)));
    assertThat(trial.applyToAll("- {hosts: one, tasks: [{tell: {text: hi}}]}")).isEmpty();
  }

  @Test
  void oneForkServesSeveralPlaysInTurn() {
    var all =
        trial
            .withForks(1)
            .applyToAll(
                """
                - hosts: all
                  tasks: [{say: {script: "echo 1 >>DIR/log"}}]
                - hosts: one
                  tasks: [{say: {script: "echo 2 >>DIR/log; false"}}]
                - hosts: two
                  tasks: [{say: {script: "echo 3 >>DIR/log"}}]
                """);
    assertThat(all).isEqualTo(Map.of("one", counts(0, 1, 1, 0, 0), "two", counts(0, 2, 0, 0, 0)));
    assertThat(folder.resolve("log")).hasContent("1\n1\n2\n3\n");
  }

  /** A connection whose shell answers whatever it is asked with nothing. */
  private static final class Mute implements Connection, Shell {
    @Override
    public Shell shell(Identity identity, int lane) {
      return this;
    }

    @Override
    public Reply run(Request request, Consumer<String> lines) {
      return new Reply(0, Content.EMPTY, Content.EMPTY);
    }

    @Override
    public String greeting() {
      return "";
    }

    @Override
    public void close() {}
  }
}
