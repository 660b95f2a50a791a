package org.mastoplay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AptSourcesTest {
  @ParameterizedTest
  @CsvSource({
    "'', http://deb.debian.org/debian, http://deb.debian.org/debian-security",
    "URIs: http://ftp.de.debian.org/debian, http://ftp.de.debian.org/debian, "
        + "http://deb.debian.org/debian-security",
    "deb https://mirror.example/debian-security/ trixie-security main, "
        + "http://deb.debian.org/debian, https://mirror.example/debian-security/",
    "# deb http://old.example/debian bookworm main, http://deb.debian.org/debian, "
        + "http://deb.debian.org/debian-security",
    "deb http://archive.ubuntu.com/ubuntu noble main, http://deb.debian.org/debian, "
        + "http://deb.debian.org/debian-security",
  })
  void usesTheMachinesOwnMirrors(String sources, String mirror, String security) {
    assertThat(AptSources.of(sources)).isEqualTo(new AptSources(mirror, security));
  }

  @ParameterizedTest
  @CsvSource({"TRIXIE, trixie-security", "BOOKWORM, bookworm-security"})
  void namesAllPartsOfASuite(Suite suite, String security) {
    assertThat(AptSources.of("").text(suite))
        .contains(
            "Suites: %1$s %1$s-updates\n".formatted(suite.codename()), "Suites: " + security + "\n")
        .doesNotContain("@");
  }
}
