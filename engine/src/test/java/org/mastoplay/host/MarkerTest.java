package org.mastoplay.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkerTest {
  @ParameterizedTest
  @CsvSource({
    "'',            ''",
    "abc,           abc",
    "MARK,          '|'",
    "aMARKb,        a|b",
    "MARKaMARK,     |a|",
    "MARKMARK,      '||'",
    "aMMARKbMAR,    aM|bMAR",
    "MAMARKRK,      MA|RK",
  })
  void splits(String all, String parts) {
    var split = new Marker("MARK").split(all.getBytes(StandardCharsets.UTF_8));

    assertThat(String.join("|", split.stream().map(MarkerTest::text).toList())).isEqualTo(parts);
  }

  @Test
  void isNeverTheSame() {
    assertThat(Marker.fresh()).isNotEqualTo(Marker.fresh());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
