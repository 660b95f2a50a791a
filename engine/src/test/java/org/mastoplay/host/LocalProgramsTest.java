package org.mastoplay.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mastoplay.inventory.Inventory;
import org.mastoplay.secret.AgeKeys;
import org.mastoplay.secret.VariableFiles;
import org.mastoplay.text.Cases;
import org.mastoplay.text.Problems;

/** Inventories from real programs. */
@Timeout(60)
final class LocalProgramsTest {
  private static final VariableFiles FILES =
      new VariableFiles(new AgeKeys(Map.of(), Path.of("/none")));

  @TempDir private Path folder;
  private final Problems problems = new Problems();

  @Test
  void runsInTheFolderAndTheEnvironmentOfItsCaller() throws IOException {
    program(
        """
        #!/bin/sh
        [ "$*" = --list ] || exit 7
        cat  # nobody is there to type
        echo "fetched" >&2
        printf '{"web": {"hosts": ["w1"], "vars": {"here": "%s", "home": "%s"}}, "_meta": {"hostvars": {}}}' \
          "$PWD" "$HOME"
        """);

    var inventory = load(new LocalPrograms());

    assertThat(problems.list()).isEmpty();
    var variables = inventory.host("w1").orElseThrow().variables();
    assertThat(variables.get("here")).hasToString(Path.of("").toAbsolutePath().toString());
    assertThat(variables.get("home")).hasToString(System.getenv().getOrDefault("HOME", ""));
  }

  @Test
  void readsMoreThanAPipeHolds() throws IOException {
    program(
        """
        #!/bin/sh
        head -c 200000 /dev/zero | tr '\\0' x >&2
        printf '{"web": ['
        i=0
        while [ $i -lt 20000 ]; do printf '"w%d", ' $i; i=$((i+1)); done
        printf '"last"], "_meta": {"hostvars": {}}}'
        """);

    assertThat(load(new LocalPrograms()).hosts()).hasSize(20_001);
    assertThat(problems.list()).isEmpty();
  }

  /** The readers may come to their turn long after the end of a program. */
  @Test
  void losesNothingOnABusyMachine() throws Exception {
    program("#!/bin/sh\necho '{\"web\": [\"w1\"], \"_meta\": {\"hostvars\": {}}}'\n");
    var busy = new AtomicBoolean(true);
    for (var thread = 0; thread < 32; thread++) {
      Thread.ofPlatform().daemon().start(() -> spin(busy));
    }
    try {
      for (var run = 0; run < 50; run++) {
        assertThat(load(new LocalPrograms()).hosts()).hasSize(1);
      }
    } finally {
      busy.set(false);
    }
    assertThat(problems.list()).isEmpty();
  }

  private static void spin(AtomicBoolean busy) {
    while (busy.get()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void stopsWhatTakesTooLongWithAllThatItStarted() throws IOException {
    program("#!/bin/sh\necho waiting >&2\nsleep 300\n");

    var start = System.nanoTime();
    load(new LocalPrograms(Duration.ofMillis(500)));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    assertThat(Cases.told(problems.list()))
        .startsWith("hosts --list:1:1: this program took too long, and was stopped")
        .contains("waiting");
  }

  @Test
  void waitsForNobodyWhomTheProgramLeftBehind() throws IOException {
    program("#!/bin/sh\nsleep 50 &\necho '{\"web\": [\"w1\"], \"_meta\": {\"hostvars\": {}}}'\n");

    var start = System.nanoTime();
    var inventory = load(new LocalPrograms());

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(40));
    assertThat(inventory.hosts()).hasSize(1);
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void saysWhyAProgramCantBeStarted() throws IOException {
    program("#!/no/such/python\n");
    load(new LocalPrograms());

    assertThat(Cases.told(problems.list()))
        .isEqualTo(
            """
            hosts:1:1: this program can't be started: No such file or directory
                1 | #!/no/such/python
                  | ^ see whether what its first line names is installed\
            """);
  }

  private void program(String text) throws IOException {
    var file = Files.writeString(folder.resolve("hosts"), text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Inventory load(LocalPrograms programs) {
    return Inventory.load(List.of("hosts"), folder, folder, FILES, programs, problems);
  }
}
