package org.mastoplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Sets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mastoplay.event.Event;
import org.mastoplay.event.TaskResult;
import org.mastoplay.lab.Suite;

/**
 * Whoever locks himself out is let in again by the host itself, in time, and is told the truth.
 *
 * <p>{@code -Dlockout=PART} takes only the ways whose title has that part.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LockoutIT {
  private static final int HOSTS = 5;
  private static final int PATIENCE = 15;

  /** A busy machine takes its time to put things back. */
  private static final int SLACK = 25;

  /** What decides who gets in, as far as it can be told in a few lines. */
  private static final String STATE =
      """
      cd /etc
      find ssh sudoers sudoers.d pam.d security passwd shadow group gshadow nologin nftables.conf \
        ufw default/ufw default/ssh /home/admin/.ssh /root/.ssh -maxdepth 3 \
        ! -name '*.dpkg-*' ! -name '*-' -printf '%p %m %u %g %l ' \
        \\( -type f -exec sha256sum {} \\; -o -printf '\\n' \\) 2>/dev/null |
        sort | sed 's|  /.*||'
      find /home/admin -maxdepth 0 -printf '%p %m %u\\n'
      systemctl is-enabled ssh.service
      systemctl is-active ssh.service
      dpkg-query -W -f '${Package} ${db:Status-Status}\\n' openssh-server sudo
      ! command -v nft >/dev/null || nft list ruleset
      :
      """;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private Rehearsal rehearsal;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private BlockingQueue<String> free;

  @TempDir private Path folder;

  @BeforeAll
  void boot(@TempDir Path labFolder) {
    var names = IntStream.rangeClosed(1, HOSTS).mapToObj(number -> "web" + number).toList();
    var groups = new LinkedHashMap<String, Set<String>>();
    names.forEach(name -> groups.put(name, Set.of()));
    rehearsal = Rehearsal.boot(labFolder, Suite.TRIXIE, groups);
    free = new ArrayBlockingQueue<>(HOSTS, true, names);
  }

  @AfterAll
  void takeDown() {
    rehearsal.close();
  }

  @Test
  void everyWayLeadsBack() {
    var ways =
        LockoutWay.all().stream()
            .filter(way -> way.title().contains(System.getProperty("lockout", "")))
            .toList();
    var failures = new ConcurrentSkipListMap<String, Throwable>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      ways.forEach(way ->
          threads.execute(() -> {
            try {
              var host = free.take();
              try {
                live(way, host);
              } finally {
                free.put(host);
              }
            } catch (Exception | AssertionError failure) {
              failures.put(way.title(), failure);
            }
          }));
    }
    failures.forEach((way, failure) -> System.err.println(way + ": " + failure.getMessage()));
    assertThat(failures).isEmpty();
  }

  private void live(LockoutWay way, String host) throws Exception {
    rehearsal.onHost(host, "sh -e -s", way.prepare());
    var before = state(host);

    var foretold = apply(way, host, true);
    assertThat(messages(foretold))
        .as(foretold.failed().toString())
        .isNotEmpty()
        .containsOnly(
            "guarded: if you could not log in again, the host would undo this within 15 s");
    var story = apply(way, host, false);

    var guards = story.of(Event.Guarded.class).map(Event.Guarded::guard).toList();
    assertThat(guards).as(story.failed().toString()).endsWith(Event.Guard.UNDONE);
    assertThat(story.failed())
        .singleElement()
        .asString()
        .contains("so the host has put everything back.", "as it was before this task");
    assertThat(story.unreachable()).isEmpty();
    var after = state(host);
    assertThat(Sets.difference(before, after)).as("gone").isEmpty();
    assertThat(Sets.difference(after, before)).as("new").isEmpty();
    assertThat(apply(new LockoutWay("look", way.login(), "", "command: 'true'"), host, false))
        .satisfies(it -> assertThat(it.failed()).isEmpty())
        .satisfies(it -> assertThat(it.unreachable()).isEmpty());
    var took =
        rehearsal.onHost(
            host,
            "cd /var/lib/mastoplay/guard && cd \"$(ls -t | head -n 1)\" && echo $(($(stat -c %Y"
                + " outcome) - $(stat -c %Y changed 2>/dev/null || stat -c %Y begun)))",
            "");
    assertThat(Integer.parseInt(took.strip())).as("seconds").isLessThan(PATIENCE + SLACK);
    System.err.printf("%s: undone after %s s on %s%n", way, took.strip(), host);
  }

  private Set<String> state(String host) throws Exception {
    return rehearsal.onHost(host, "sh -s", STATE).lines().collect(Collectors.toSet());
  }

  private Story apply(LockoutWay way, String host, boolean dryRun) throws Exception {
    var playbook =
        Files.writeString(Files.createTempFile(folder, "way", ".yml"), way.playbook(host));
    var inventory =
        Files.writeString(
            Files.createTempFile(folder, "hosts", ".yml"),
            "all: {hosts: {%s: {ansible_user: %s, mastoplay_guard_seconds: %d}}}"
                .formatted(host, way.login(), PATIENCE));
    return rehearsal.site(playbook.toString(), dryRun, inventory.toString());
  }

  private static List<String> messages(Story story) {
    return story
        .of(Event.TaskFinished.class)
        .map(Event.TaskFinished::result)
        .filter(TaskResult.Changed.class::isInstance)
        .flatMap(result -> ((TaskResult.Changed) result).message().stream())
        .toList();
  }
}
