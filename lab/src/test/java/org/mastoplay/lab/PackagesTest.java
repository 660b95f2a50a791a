package org.mastoplay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PackagesTest {
  @Test
  void missesWhatIsNotFullyInstalled() {
    assertThat(
            Packages.missing(
                """
                systemd-container not-installed
                mmdebstrap installed
                debian-archive-keyring installed
                iproute2 config-files
                openssh-client installed
                """))
        .containsExactly("systemd-container", "nftables", "iproute2");
  }
}
