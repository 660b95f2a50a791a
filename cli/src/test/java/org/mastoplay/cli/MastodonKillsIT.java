package org.mastoplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.collect.Sets;
import com.google.common.io.Resources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.mastoplay.lab.Suite;

/**
 * A Mastodon that is set up by a program that is killed twenty times, at any moment, is the same as
 * one that was set up undisturbed. {@code -Dmastodon=kills} asks for it, since it takes a quarter
 * of an hour; {@code -Dkills.seed=N} has it killed at the moments of an earlier run.
 */
@EnabledIfSystemProperty(named = "mastodon", matches = "kills")
class MastodonKillsIT {
  private static final String SITE = "playbooks/site.yml";
  private static final String SOURCES =
      RealProgram.ROOT.resolve("playbooks/lab/site.yml").toString();
  private static final String HOST = "mastodon1";
  private static final int KILLS = 20;

  /**
   * Milliseconds that a run has at least, and how many more it may get: the longest task must fit.
   */
  private static final int AT_LEAST = 4_000;

  private static final int MORE = 40_000;

  @Test
  void leaveTheHostAsIfNothingHadHappened(@TempDir Path folder) throws Exception {
    List<String> undisturbed;
    try (var rehearsal = boot(folder)) {
      assertThat(rehearsal.site(SITE, false, SOURCES).failed()).isEmpty();
      undisturbed = state(rehearsal);
    }
    // In the same folder, so that the secrets that were made are the same, too.
    try (var rehearsal = boot(folder)) {
      var seed = Long.getLong("kills.seed", System.nanoTime());
      System.err.println("kills.seed=" + seed);
      var random = new Random(seed);
      for (var i = 0; i < KILLS; i++) {
        applyUntilKilled(rehearsal, AT_LEAST + random.nextInt(MORE), folder.resolve("output"));
      }
      assertThat(rehearsal.site(SITE, false, SOURCES).failed()).isEmpty();
      assertThat(rehearsal.site(SITE, true, SOURCES).changed()).isEmpty();
      var state = state(rehearsal);
      assertThat(Sets.symmetricDifference(Set.copyOf(state), Set.copyOf(undisturbed))).isEmpty();
    }
  }

  private static Rehearsal boot(Path folder) {
    var rehearsal = Rehearsal.boot(folder, Suite.TRIXIE, Map.of(HOST, Set.of("mastodon")));
    rehearsal.lab().internet();
    return rehearsal;
  }

  private static void applyUntilKilled(Rehearsal rehearsal, int milliseconds, Path output)
      throws IOException, InterruptedException {
    var process =
        RealProgram.start(
            rehearsal.environment(),
            output,
            "apply",
            SITE,
            "-i",
            rehearsal.lab().inventory().toString(),
            "-i",
            SOURCES);
    var ended = process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
    process.destroyForcibly().waitFor();
    var last = Splitter.on('\n').splitToList(Files.readString(output).stripTrailing()).getLast();
    System.err.printf("%s after %d ms: %s%n", ended ? "Ended" : "Killed", milliseconds, last);
    assertThat(ended ? process.exitValue() : 0).as(Files.readString(output)).isZero();
  }

  private static List<String> state(Rehearsal rehearsal) throws Exception {
    var script =
        Resources.toString(
            Resources.getResource(MastodonKillsIT.class, "state-of-a-mastodon.sh"),
            StandardCharsets.UTF_8);
    return Splitter.on('\n').splitToList(rehearsal.onHost(HOST, "bash -s", script));
  }
}
