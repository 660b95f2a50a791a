package org.mastoplay.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabSettingsTest {
  @Test
  void hasDefaults() {
    assertThat(LabSettings.of(Map.of()))
        .isEqualTo(
            new LabSettings(
                Path.of("/var/lib/mastoplay-lab"), Path.of("/var/cache/mastoplay-lab"), "10.213"));
  }

  @ParameterizedTest
  @CsvSource({
    "MASTOPLAY_LAB, /tmp/my lab, cannot live in",
    "MASTOPLAY_LAB, '/tmp/a:b', cannot live in",
    "MASTOPLAY_LAB_NETWORK, 10, two numbers",
    "MASTOPLAY_LAB_NETWORK, 10.0.0.0/8, two numbers",
    "MASTOPLAY_LAB_NETWORK, 10.300, two numbers",
  })
  void refusesWhatCannotWork(String variable, String value, String reason) {
    assertThatThrownBy(() -> LabSettings.of(Map.of(variable, value)))
        .isInstanceOf(LabException.class)
        .hasMessageContaining(value)
        .hasMessageContaining(reason);
  }
}
