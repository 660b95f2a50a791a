package org.mastoplay.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Query;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.Touch;

class SnapshotTest {
  private static final Query<?> SCRIPT = new Query.OfScript(Script.of("id"));

  static Stream<Arguments> changes() {
    return Stream.of(
        Arguments.of(file("/etc/a"), file("/etc/a"), false),
        Arguments.of(file("/etc/a"), file("/etc/b"), true),
        Arguments.of(file("/etc/a"), file("/etc/a/below"), false),
        Arguments.of(file("/etc/a"), file("/etc"), false),
        Arguments.of(file("/etc/a"), file("/etcetera"), true),
        Arguments.of(file("/etc/a"), unit("nginx.service"), true),
        Arguments.of(file("/etc/systemd/system/a.timer"), unit("a.timer"), false),
        Arguments.of(file("/etc/a"), SCRIPT, false),
        Arguments.of(file("/etc/a"), new Query.OfAccount("alice"), true),
        Arguments.of(new Query.OfAccount("alice"), new Query.OfGroup("sudo"), false),
        Arguments.of(new Query.OfAccount("alice"), file("/etc/a"), true),
        Arguments.of(unit("a.service"), unit("b.service"), false),
        Arguments.of(unit("a.service"), file("/etc/a"), true));
  }

  @ParameterizedTest(name = "a change of {0} leaves {1} known: {2}")
  @MethodSource("changes")
  void forgetsWhatAChangeMayHaveTouched(Query<?> changed, Query<?> other, boolean known) {
    var snapshot = new Snapshot();
    snapshot.learn(Map.of(other, "seen"));
    snapshot.forget(Touch.only(becomes(changed)));
    assertThat(snapshot.to(other).isPresent()).isEqualTo(known);
  }

  @ParameterizedTest
  @CsvSource({"/etc/a, false", "/etc/a/below, false", "/etc/b, true"})
  void forgetsWhatLiesInAStirredFolder(String path, boolean known) {
    var snapshot = new Snapshot();
    snapshot.learn(Map.of(file(path), "seen", SCRIPT, "seen"));
    snapshot.forget(Touch.only().stirring(new RemotePath("/etc/a")));
    assertThat(snapshot.to(file(path)).isPresent()).isEqualTo(known);
    assertThat(snapshot.to(SCRIPT)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("changes")
  void forgetsAllWhenAChangeMayTouchAnything(Query<?> changed, Query<?> other) {
    var snapshot = new Snapshot();
    snapshot.learn(Map.of(other, "seen"));
    snapshot.forget(Touch.anything(becomes(changed)));
    assertThat(snapshot.to(other)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ATTRIBUTES, CONTENT, false",
    "CONTENT, ATTRIBUTES, true",
    "DIGEST, ATTRIBUTES, true",
    "DIGEST, DIGEST, true",
    "DIGEST, CONTENT, false",
  })
  void aDeeperLookAnswersAShallowerQuestion(Depth seen, Depth asked, boolean answered) {
    var path = new RemotePath("/etc/a");
    var snapshot = new Snapshot();
    snapshot.learn(Map.of(new Query.OfFile(path, seen), new FileState.Absent()));
    assertThat(snapshot.to(new Query.OfFile(path, asked)).isPresent()).isEqualTo(answered);
  }

  private static Query<?> file(String path) {
    return new Query.OfFile(new RemotePath(path), Depth.ATTRIBUTES);
  }

  private static Query<?> unit(String name) {
    return new Query.OfUnit(name);
  }

  @SuppressWarnings("unchecked") // what it becomes does not matter here
  private static Touch.Becomes<?> becomes(Query<?> query) {
    return new Touch.Becomes<>((Query<Object>) query, new FileState.Absent());
  }
}
