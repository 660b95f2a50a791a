package org.mastoplay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Throwables;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mastoplay.module.Modules;
import org.mastoplay.modules.BuiltInModules;
import org.mastoplay.run.Engine;
import org.mastoplay.secret.AgeKeys;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Problem;

/**
 * Whatever becomes of the repository's own playbooks, templates and inventories, the whole check
 * answers within a second, with problems that have a place in one of the files. {@code
 * -Dmutations=100000} does more of it, {@code -Dmutations.from=N} begins with a later round.
 */
class MutatedSitesTest {
  private static final int FIRST = Integer.getInteger("mutations.from", 0);
  private static final int LAST = FIRST + Integer.getInteger("mutations", 3_000);
  private static final long SEED = 20261124;
  private static final long LONGEST_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long HANG_SECONDS = 60;
  private static final Path ROOT = Path.of("target/mutated");

  private final AtomicInteger next = new AtomicInteger(FIRST);
  private final Engine engine =
      new Engine(
          new Modules(List.of(new BuiltInModules())),
          _ -> {
            throw new AssertionError("no host may be contacted");
          },
          new AgeKeys(Map.of(), Path.of("/none")));

  @Test
  void noMutationBreaksTheCheck() throws Exception {
    MoreFiles.deleteRecursively(
        Files.createDirectories(ROOT), RecursiveDeleteOption.ALLOW_INSECURE);
    var started = System.nanoTime();
    var lanes = new ArrayList<Callable<Optional<String>>>();
    for (var i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
      var sites = MutatedSite.all(ROOT.resolve("lane" + i));
      sites.forEach(site -> engine.check(site.path(), site.options()));
      lanes.add(() -> rounds(sites));
    }
    try (var threads = Executors.newCachedThreadPool()) {
      for (var lane : threads.invokeAll(lanes)) {
        assertThat(lane.get()).isEmpty();
      }
    }
    System.out.printf(
        "%d mutations in %d s%n",
        LAST - FIRST, Duration.ofNanos(System.nanoTime() - started).toSeconds());
  }

  /** Goes on until there are no more rounds, or something has gone wrong, which it tells. */
  private Optional<String> rounds(List<MutatedSite> sites) throws Exception {
    try (var worker = Executors.newSingleThreadExecutor()) {
      for (var round = next.getAndIncrement(); round < LAST; round = next.getAndIncrement()) {
        var random = new Random(SEED + round);
        // The first numbers of neighbouring seeds are alike.
        random.ints(10).forEach(_ -> {});
        var site = sites.get(random.nextInt(sites.size()));
        var names = site.files().keySet().stream().sorted().toList();
        var name = random.nextBoolean() ? site.playbook() : names.get(random.nextInt(names.size()));
        var original = site.files().getOrDefault(name, "");
        var text = new Mutation(random).of(original);
        var file = site.folder().resolve(name);
        // Half of a 😀 can't be written.
        Files.write(file, text.getBytes(UTF_8));
        try {
          worker.submit(() -> check(site)).get(HANG_SECONDS, SECONDS);
        } catch (ExecutionException | TimeoutException e) {
          next.set(LAST);
          worker.shutdownNow();
          return Optional.of(
              "seed %d, round %d, %s: %s%n%s"
                  .formatted(SEED, round, file, Throwables.getStackTraceAsString(e), text));
        }
        Files.writeString(file, original);
      }
    }
    return Optional.empty();
  }

  private void check(MutatedSite site) {
    // Time that other threads and processes took is not this one's.
    var threads = ManagementFactory.getThreadMXBean();
    var start = threads.getCurrentThreadCpuTime();
    try {
      engine.check(site.path(), site.options());
    } catch (MistakesFound found) {
      assertThat(found.problems()).isNotEmpty();
      found.problems().forEach(problem -> checkPlaced(problem, site));
    }
    assertThat(threads.getCurrentThreadCpuTime() - start).isLessThan(LONGEST_NANOS);
  }

  private static void checkPlaced(Problem problem, MutatedSite site) {
    var told = problem.describe();
    var place = problem.place();
    var lines = place.source().text().lines().toList();
    assertThat(place.source().name()).as(told).startsWith(site.folder().toString());
    assertThat(place.line()).as(told).isBetween(1, lines.size() + 1);
    var line = place.line() > lines.size() ? "" : lines.get(place.line() - 1);
    assertThat(place.column()).as(told).isBetween(1, line.length() + 1);
    assertThat(told)
        .doesNotContainIgnoringCase("freemarker.", "snakeyaml", "exception", "org.mastoplay");
    assertThat(problem.message()).as(told).isNotBlank().doesNotEndWith(".");
  }
}
