package org.mastoplay.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SuiteTest {
  @ParameterizedTest
  @EnumSource
  void isFoundByItsCodename(Suite suite) {
    assertThat(Suite.parse(suite.codename())).isEqualTo(suite);
  }

  @Test
  void namesTheOthersWhenThereIsNone() {
    assertThatThrownBy(() -> Suite.parse("buster"))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("buster")
        .hasMessageContaining("trixie, bookworm");
  }
}
