package org.mastoplay.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What guard.sh does in its own folder; what it does to a host is LockoutIT's matter. */
@Timeout(60)
final class GuardScriptTest {
  /** The watch looks at the verdict each second. */
  private static final long TWO_LOOKS = 2_500;

  @TempDir private Path folder;

  /** Once it did: then a later guard could not put back what nothing had proven to work. */
  @Test
  void theWatchTakesNothingAwayFromWhoeverLiftsIt() throws Exception {
    try (var script = GuardScripts.class.getResourceAsStream("guard.sh")) {
      Files.copy(script, folder.resolve("guard.sh"));
    }
    Files.writeString(folder.resolve("old.tar"), "the old state");
    Files.writeString(folder.resolve("verdict"), "lifted\n");

    var watch =
        new ProcessBuilder("sh", folder.resolve("guard.sh").toString(), "watch")
            .inheritIO()
            .start();

    assertThat(watch.waitFor(TWO_LOOKS, TimeUnit.MILLISECONDS)).isFalse();
    assertThat(folder.resolve("old.tar")).exists();
    Files.createFile(folder.resolve("kept"));
    assertThat(watch.waitFor()).isZero();
    assertThat(folder.resolve("old.tar")).doesNotExist();
  }
}
