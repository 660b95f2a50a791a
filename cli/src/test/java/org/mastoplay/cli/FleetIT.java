package org.mastoplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mastoplay.lab.Suite;

/** Ten hosts at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FleetIT {
  private static final String OFF = "web7";

  @SuppressWarnings("NullAway.Init") // set before all tests
  private Rehearsal rehearsal;

  @BeforeAll
  void boot(@TempDir Path folder) {
    var hosts =
        IntStream.rangeClosed(1, 10)
            .mapToObj(number -> "web" + number)
            .collect(Collectors.toMap(Function.identity(), _ -> Set.of("web")));
    rehearsal = Rehearsal.boot(folder, Suite.TRIXIE, hosts);
  }

  @AfterAll
  void takeDown() {
    rehearsal.close();
  }

  @Test
  void aHostThatIsSwitchedOffDisturbsNoOther() {
    rehearsal.lab().stop(OFF);
    var playbook = Path.of("src/test/playbooks/files.yml").toString();
    var seen =
        Terminal.run(
            java.util.Map.of(),
            "apply",
            playbook,
            "-i",
            rehearsal.lab().inventory().toString(),
            "--timeout",
            "5");
    assertThat(seen.code()).isEqualTo(3);
    assertThat(seen.all()).contains(OFF).doesNotContain("\tat ");
    assertThat(seen.out()).containsPattern("web1 +\\d+ tasks +\\d+ changed");

    var again =
        rehearsal.playbook(
            "- hosts: web:!web7\n  tasks: [command: {cmd: test -e /srv/files/a}]", false);
    assertThat(again.failed()).isEmpty();
    assertThat(again.counts()).hasSize(9);
    assertThat(again.counts().values()).allMatch(counts -> counts.changed() == 1);
  }
}
