package org.mastoplay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mastoplay.host.Unreachable;
import org.mastoplay.inventory.Host;
import org.mastoplay.plan.Site;
import org.mastoplay.plan.Sites;

class GatesTest {
  @TempDir Path folder;
  private Site site;
  private Host one;
  private Host two;

  @BeforeEach
  void read() {
    site =
        Sites.read(
            folder,
            "all: {hosts: {one: , two: }}",
            """
            - {hosts: all, tasks: []}
            - {hosts: one, tasks: []}
            - {hosts: all, tasks: []}
            """);
    one = site.hosts().getFirst();
    two = site.hosts().getLast();
  }

  @AfterEach
  void clear() {
    Thread.interrupted();
  }

  @Test
  void aHostThatEndsEarlyHoldsUpNoOther() {
    var gates = new Gates(site, 1, _ -> {});
    try (var pass = gates.pass(one)) {
      pass.begin();
    }
    try (var pass = gates.pass(two)) {
      pass.begin();
      pass.beginStage(2);
    }
  }

  @Test
  void noPlayBeginsBeforeAllHaveDoneWithThoseBefore() throws InterruptedException {
    var gates = new Gates(site, 1, _ -> {});
    var done = new AtomicBoolean();
    var waits = new CountDownLatch(1);
    var ahead =
        Thread.startVirtualThread(() -> {
          try (var pass = gates.pass(two)) {
            pass.begin();
            waits.countDown();
            pass.beginStage(2);
            assertThat(done).isTrue();
            done.set(false);
          }
        });
    waits.await();
    try (var pass = gates.pass(one)) {
      pass.begin();
      pass.beginStage(1);
      done.set(true);
    }
    ahead.join();
    assertThat(done).isFalse();
  }

  @Test
  void whoeverIsStoppedWhileWaitingDoesNotBegin() {
    var gates = new Gates(site, 1, _ -> {});
    try (var pass = gates.pass(two)) {
      pass.begin();
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> pass.beginStage(2)).isInstanceOf(Unreachable.class);
      assertThat(Thread.interrupted()).isTrue();
    }
    try (var pass = gates.pass(one)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(pass::begin).isInstanceOf(Unreachable.class);
      assertThat(Thread.interrupted()).isTrue();
    }
    try (var pass = gates.pass(one)) {
      pass.begin();
    }
  }
}
