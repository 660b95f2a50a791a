package org.mastoplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mastoplay.event.Event;
import org.mastoplay.lab.Suite;

/** A run that is killed in the midst of a guarded change does no harm to the next one. */
class BrokenOffIT {
  private static final int PATIENCE = 15;

  /** The change is made, and its login never comes. */
  private static final String FIRST =
      """
      - hosts: web1
        tasks:
          - shell: echo first >/etc/security/lab.conf; sleep 4
      """;

  private static final String SECOND =
      """
      - hosts: web1
        tasks:
          - copy: {dest: /etc/security/lab.conf, content: "second\\n"}
      """;

  @TempDir private Path folder;

  @Test
  void itsChangeIsUndoneBeforeTheNextRunBegins(@TempDir Path labFolder) throws Exception {
    try (var rehearsal = Rehearsal.boot(labFolder, Suite.TRIXIE, Map.of("web1", Set.of("web")))) {
      var playbook = Files.writeString(folder.resolve("first.yml"), FIRST);
      var killed =
          RealProgram.start(
              rehearsal.environment(),
              folder.resolve("output"),
              "apply",
              playbook.toString(),
              "-i",
              rehearsal.lab().inventory().toString(),
              "-e",
              "mastoplay_guard_seconds=" + PATIENCE);
      rehearsal.onHost("web1", "until [ -e /etc/security/lab.conf ]; do sleep 0.2; done", "");
      killed.destroyForcibly().waitFor();

      var story = rehearsal.playbook(SECOND, false);

      assertThat(story.failed()).isEmpty();
      assertThat(story.changed()).hasSize(1);
      assertThat(story.of(Event.Note.class))
          .singleElement()
          .satisfies(it -> assertThat(it.sentence()).contains("broken off on web1"));
      Thread.sleep(Duration.ofSeconds(PATIENCE + 10));
      assertThat(rehearsal.onHost("web1", "cat /etc/security/lab.conf", "")).isEqualTo("second\n");

      var again = rehearsal.playbook(SECOND, false);
      assertThat(again.changed()).isEmpty();
      assertThat(again.of(Event.Note.class)).isEmpty();
      assertThat(again.exchanges("web1")).isEqualTo(1);
    }
  }
}
