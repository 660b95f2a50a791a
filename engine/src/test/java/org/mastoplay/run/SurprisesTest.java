package org.mastoplay.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mastoplay.event.Event;
import org.mastoplay.event.TaskRef;
import org.mastoplay.event.TaskResult;
import org.mastoplay.module.Difference;
import org.mastoplay.text.Source;

/** What happened, beside what was foretold. */
class SurprisesTest {
  private static final TaskRef TASK =
      new TaskRef("Install", "apt", new Source("site.yml", "x").start(), Optional.empty(), false);

  private final Surprises surprises = new Surprises();

  @Test
  void sameThingsAreNone() {
    surprises.emit(ended(changed("package a", "package b")));
    surprises.compare(ended(changed("package b", "package a")));
    assertThat(surprises.found()).isEmpty();
  }

  @Test
  void changeWhereNoneWasExpected() {
    surprises.emit(ended(new TaskResult.InOrder(Optional.empty())));
    surprises.compare(ended(changed("package a")));
    assertThat(surprises.found())
        .containsExactly("web1: " + TASK.reference() + " was expected to change nothing, and did.");
  }

  @Test
  void nothingWhereAChangeWasExpected() {
    surprises.emit(ended(changed("package a")));
    surprises.compare(ended(new TaskResult.InOrder(Optional.empty())));
    assertThat(surprises.found())
        .containsExactly(
            "web1: " + TASK.reference() + " was expected to change something, and did not.");
  }

  @Test
  void nothingIsSaidOfWhatMayHangOnWhatWasLeftOpen() {
    surprises.emit(ended(new TaskResult.KnownAfterApply("an earlier task")));
    surprises.emit(ended(new TaskResult.InOrder(Optional.empty())));
    surprises.compare(ended(changed("package a")));
    surprises.compare(ended(changed("package b")));
    assertThat(surprises.found()).isEmpty();
  }

  @Test
  void otherThings() {
    surprises.emit(ended(changed("package a", "package b")));
    surprises.compare(ended(changed("package b", "package c")));
    assertThat(surprises.found())
        .containsExactly(
            "web1: " + TASK.reference() + " was expected to change package a, and did not.",
            "web1: " + TASK.reference() + " was not expected to change package c, and did.");
  }

  @Test
  void nothingIsSaidOfWhatWasLeftOpenOrFailed() {
    surprises.emit(ended(new TaskResult.KnownAfterApply("an earlier task")));
    surprises.compare(ended(changed("package a")));
    assertThat(surprises.found()).isEmpty();
  }

  @Test
  void roundsOfALoopAreComparedInTheirOrder() {
    surprises.emit(ended(changed("package a")));
    surprises.emit(ended(changed("package b")));
    surprises.compare(ended(changed("package a")));
    surprises.compare(ended(changed("package b")));
    assertThat(surprises.found()).isEmpty();
  }

  private static Event ended(TaskResult result) {
    return new Event.TaskFinished("web1", TASK, result, Duration.ZERO);
  }

  private static TaskResult changed(String... subjects) {
    List<Difference> differences =
        Arrays.stream(subjects).<Difference>map(it -> new Difference.Appears(it, "1")).toList();
    return new TaskResult.Changed(differences, Optional.empty());
  }
}
