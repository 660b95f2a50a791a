package org.mastoplay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InternetNamesTest {
  private static final LabHost INTERNET = host("internet", 11);
  private static final LabHost DB = host("db1", 12, "mastodon", "database");
  private static final LabHost WEB = host("web1", 13, "mastodon", "web");

  @Test
  void tellsWhereHostsAndServicesAre() {
    assertThat(InternetNames.of(List.of(INTERNET, DB, WEB)))
        .contains(
            "address=/acme.lab.test/10.213.0.11\n",
            "address=/rubygems.org/10.213.0.11\n",
            "address=/db1.lab.test/10.213.0.12\n",
            "address=/web1.lab.test/10.213.0.13\n",
            "address=/social.lab.test/10.213.0.13\n");
  }

  @Test
  void theSiteIsWhereItsGroupIs() {
    var other = host("other", 14);

    assertThat(InternetNames.of(List.of(other, INTERNET, DB)))
        .contains("address=/social.lab.test/10.213.0.12\n");
    assertThat(InternetNames.of(List.of(INTERNET, other)))
        .contains("address=/social.lab.test/10.213.0.14\n");
  }

  private static LabHost host(String name, int number, String... groups) {
    var address = "10.213.0." + number;
    return new LabHost(name, address, Suite.TRIXIE, Set.of(groups), LabHost.State.ON);
  }
}
