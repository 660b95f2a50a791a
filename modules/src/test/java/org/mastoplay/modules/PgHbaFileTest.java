package org.mastoplay.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PgHbaFileTest {
  private static final PgHbaFile FILE =
      new PgHbaFile(
          """
          # kept
          local all all peer
          host all all 10.0.0.0/8 md5

          host shop web 192.168.0.1/32 md5
          host shop web 192.168.0.1/32 trust
          """);

  private static PgHbaRule rule(String line) {
    return PgHbaRule.of(line).orElseThrow();
  }

  @Test
  void putsARuleBeforeTheOneThatWouldHideIt() {
    assertThat(FILE.with(rule("hostssl shop web 10.0.0.7/32 cert"), Optional.of("web")).text())
        .isEqualTo(
            """
            # kept
            local all all peer
            hostssl\tshop\tweb\t10.0.0.7/32\tcert\t# web
            host all all 10.0.0.0/8 md5

            host shop web 192.168.0.1/32 md5
            host shop web 192.168.0.1/32 trust
            """);
  }

  @Test
  void putsARuleAtTheEndIfNothingHidesIt() {
    assertThat(FILE.with(rule("host replication all 10.0.0.7/32 cert"), Optional.empty()).text())
        .isEqualTo(FILE.text() + "host\treplication\tall\t10.0.0.7/32\tcert\n");
  }

  @Test
  void keepsOneRuleOfSeveral() {
    assertThat(
            FILE.with(rule("host shop web 192.168.0.1/32 scram-sha-256"), Optional.empty()).text())
        .endsWith("md5\n\nhost\tshop\tweb\t192.168.0.1/32\tscram-sha-256\n");
  }

  @Test
  void takesAllOfThemAway() {
    assertThat(FILE.without(rule("host shop web 192.168.0.1/32 x")).text()).endsWith("md5\n\n");
  }

  @Test
  void passesOverWhatIsNoRule() {
    assertThat(PgHbaRule.of("")).isEmpty();
    assertThat(PgHbaRule.of("# local all all peer")).isEmpty();
    assertThat(PgHbaRule.of("include other.conf a b c")).isEmpty();
    assertThat(PgHbaRule.of("local all all")).isEmpty();
    assertThat(PgHbaRule.of("local \"a # b\" all peer # c").orElseThrow().databases())
        .containsExactly("\"a # b\"");
  }
}
