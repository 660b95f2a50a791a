package org.mastoplay.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionOrderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "v1.9 v1.10",
        "v4.5.0-beta.1 v4.5.0-rc.1 v4.5.0-rc.2 v4.5.0-rc.10 v4.5.0 v4.5.1 v4.10.0 v5.0.0",
        "v1 v1.0 v1.0.1",
        "20240101000000000 20250101000000000000000000000",
        "3.3 3.3.8",
      })
  void countsAsPeopleDo(String oldestFirst) {
    var sorted = List.of(oldestFirst.split(" "));
    assertThat(Stream.of(oldestFirst.split(" ")).sorted(VersionOrder.OLDEST_FIRST.reversed()))
        .containsExactlyElementsOf(sorted.reversed());
  }
}
