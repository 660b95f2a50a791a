package org.mastoplay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mastoplay.run.Trial.counts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mastoplay.event.Event;
import org.mastoplay.event.TaskResult;
import org.mastoplay.host.Connection;
import org.mastoplay.host.Connector;
import org.mastoplay.host.HostConnector;
import org.mastoplay.host.Identity;
import org.mastoplay.host.Shell;
import org.mastoplay.host.Target;
import org.mastoplay.host.Unreachable;
import org.mastoplay.text.Diagnosis;

/** A host that starts anew in the middle of a play. */
class RebootingTest {
  private static final String PLAYBOOK =
      """
      - hosts: localhost
        tasks:
          - note: {path: DIR/a, text: a}
            notify: Tell
          - restart: %s
            register: it
          - say: {script: "echo after >>DIR/log"}
        handlers:
          - name: Tell
            say: {script: "echo handler >>DIR/log"}
      """;

  @TempDir Path folder;
  private Trial trial;

  @BeforeEach
  void begin() throws Exception {
    Files.writeString(folder.resolve("boot"), "first");
    trial = new Trial(folder).given("ansible_connection=ssh");
  }

  @Test
  void goesOnWhereItWasAndKeepsItsHandlers() {
    var host = new Falling(2);
    var playbook = PLAYBOOK.formatted("{trigger: \"echo second >DIR/boot\"}");
    assertThat(trial.over(host).apply(playbook)).isEqualTo(counts(0, 4, 0, 0, 0));
    assertThat(folder.resolve("log")).hasContent("after\nhandler\n");
    assertThat(host.refusals).isZero();
    assertThat(trial.all(Event.TaskOutput.class).toString()).contains("newly started");
    assertThat(trial.end().surprises()).isEmpty();
  }

  @Test
  void foretellsItWithoutDoingIt() {
    var playbook = PLAYBOOK.formatted("{trigger: \"echo second >DIR/boot\"}");
    assertThat(trial.over(new Falling(0)).foretell(playbook).changed()).isEqualTo(4);
    assertThat(folder.resolve("boot")).hasContent("first");
  }

  @Test
  void failsIfTheHostNeverWentDown() {
    var playbook = PLAYBOOK.formatted("{trigger: \"true\", timeout: 1}");
    assertThat(trial.over(new Falling(0)).apply(playbook).failed()).isEqualTo(1);
    assertThat(words()).contains("still runs as before");
    assertThat(folder.resolve("log")).doesNotExist();
    assertThat(trial.hostEnd().owed()).containsExactly("Tell");
  }

  @Test
  void failsIfItIsUpButNotWell() {
    var playbook =
        PLAYBOOK.formatted(
            "{trigger: \"echo second >DIR/boot\", timeout: 1, test: \"echo ill >&2; false\"}");
    assertThat(trial.over(new Falling(0)).apply(playbook).failed()).isEqualTo(1);
    assertThat(words()).contains("its test does not succeed", "ill");
  }

  @Test
  void losesAHostThatDoesNotComeBack() {
    var playbook = PLAYBOOK.formatted("{trigger: \"echo second >DIR/boot\", timeout: 1}");
    assertThat(trial.over(new Falling(1000)).apply(playbook).unreachable()).isEqualTo(1);
    var lost = trial.all(Event.HostUnreachable.class).getFirst().diagnosis();
    assertThat(lost.what()).contains("has not come back within 1 s");
    assertThat(lost.why().orElseThrow()).contains("Nobody is at home.");
  }

  @Test
  void doesNotEndTheMachineThatItRunsOn() {
    var playbook = PLAYBOOK.formatted("{trigger: \"echo second >DIR/boot\"}");
    assertThat(new Trial(folder).apply(playbook).failed()).isEqualTo(1);
    assertThat(folder.resolve("boot")).hasContent("first");
  }

  private String words() {
    return trial.results().stream()
        .filter(TaskResult.Failed.class::isInstance)
        .map(it -> ((TaskResult.Failed) it).diagnosis().words().orElse(""))
        .findFirst()
        .orElseThrow();
  }

  /**
   * This machine, with a number of its start that is in a file, and a door that is shut at times.
   */
  private final class Falling implements Connector {
    private final HostConnector real = new HostConnector(_ -> java.util.Optional.empty());
    private int refusals;

    Falling(int refusals) {
      this.refusals = refusals;
    }

    @Override
    public Connection connect(Target target) {
      if (refusals > 0 && !started().equals("first")) {
        refusals--;
        throw new Unreachable(Diagnosis.of("Nobody is at home."));
      }
      return new Way(
          real.connect(
              new Target(
                  target.host(),
                  true,
                  target.address(),
                  target.port(),
                  target.user(),
                  target.identityFiles(),
                  target.options(),
                  target.becomePassword(),
                  target.timeout())));
    }
  }

  private String started() {
    try {
      return Files.readString(folder.resolve("boot")).strip();
    } catch (java.io.IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
  }

  /** A way to it. */
  private final class Way implements Connection {
    private final Connection real;

    Way(Connection real) {
      this.real = real;
    }

    @Override
    public Shell shell(Identity identity, int lane) {
      return new Renumbered(real.shell(identity, lane));
    }

    @Override
    public void close() {
      real.close();
    }
  }

  /** A shell that finds the number in the file. */
  private final class Renumbered implements Shell {
    private final Shell real;

    Renumbered(Shell real) {
      this.real = real;
    }

    @Override
    public Reply run(Request request, Consumer<String> lines) {
      var script =
          request
              .script()
              .replace("/proc/sys/kernel/random/boot_id", folder.resolve("boot").toString());
      return real.run(new Request(script, request.payload()), lines);
    }

    @Override
    public String greeting() {
      return real.greeting();
    }

    @Override
    public void close() {
      real.close();
    }
  }
}
