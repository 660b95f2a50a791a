package org.mastoplay.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabHostTest {
  @ParameterizedTest
  @ValueSource(strings = {"h1", "web-2", "mastodon.example.org", "7"})
  void takesNamesThatAHostMayHave(String name) {
    assertThat(host(name).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Web", "../x", "a/b", "-a", "a-", "a..b", "a b", "h_1"})
  void refusesOthersAndSaysWhatWillDo(String name) {
    assertThatThrownBy(() -> host(name))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("\"" + name + "\"")
        .hasMessageContaining("Use lower-case letters");
  }

  private static LabHost host(String name) {
    return new LabHost(name, "10.213.0.11", Suite.TRIXIE, Set.of(), LabHost.State.OFF);
  }
}
