package org.mastoplay.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
  @Test
  void nothingSteersTheTerminal() {
    assertThat(
            Text.clean("\u001b[31mred\u001b[0m\u001b]0;title\u0007 \u001b[2Jand\u0008 more\u009b"))
        .isEqualTo("red and more");
    assertThat(Text.clean("10 %\r50 %\r")).isEqualTo("50 %");
    assertThat(Text.clean("a\u202eb")).isEqualTo("ab");
  }

  @ParameterizedTest
  @CsvSource({"nginx, 5, nginx", "nginx, 4, ngi…", "日本語, 6, 日本語", "日本語, 5, 日本…", "日本語, 4, 日…"})
  void fitsIntoColumns(String text, int columns, String fitting) {
    assertThat(Text.fit(text, columns)).isEqualTo(fitting);
    assertThat(Text.width(Text.pad(text, columns))).isEqualTo(columns);
  }

  @Test
  void wrapsBetweenWordsOnly() {
    assertThat(Text.wrap("one two three\n  indented text http://a.long.example/", 10))
        .containsExactly("one two", "three", "  indented", "  text", "  http://a.long.example/");
  }

  @ParameterizedTest
  @CsvSource({"84, 84 ms", "6100, 6.1 s", "59949, 59.9 s", "59950, 0:59", "3661000, 1:01:01"})
  void timesAreAsPreciseAsOneCares(long millis, String text) {
    assertThat(Text.took(Duration.ofMillis(millis))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"999, 999 B", "3100, 3.1 kB", "20480, 20 kB", "999600, 1.0 MB", "5000000, 5.0 MB"})
  void sizesAreAsPreciseAsOneCares(long bytes, String text) {
    assertThat(Text.bytes(bytes)).isEqualTo(text);
  }
}
