package org.mastoplay.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;

final class FactsTest {
  @Test
  void readsTextNumbersListsAndMaps() {
    var greeting =
        """
        hostname=web1
        memtotal_mb=1948
        default_ipv4.address=10.0.0.5
        default_ipv4.interface=eth0
        all_ipv4_addresses=10.0.0.5 192.168.1.2
        all_ipv6_addresses=
        not a fact
        odd=a=b
        """;

    var facts = Facts.parse("web1", greeting);

    var place = new Source("facts of web1", greeting).start();
    assertThat(facts.place()).isEqualTo(place);
    assertThat(facts.keys())
        .containsExactly(
            "hostname",
            "memtotal_mb",
            "default_ipv4",
            "all_ipv4_addresses",
            "all_ipv6_addresses",
            "odd");
    assertThat(facts.get("hostname")).contains(Node.text(place, "web1"));
    assertThat(facts.get("memtotal_mb")).contains(Node.plain(place, "1948"));
    assertThat(facts.get("odd")).contains(Node.text(place, "a=b"));
    assertThat(((Node.Mapping) facts.get("default_ipv4").orElseThrow()).get("interface"))
        .contains(Node.text(place, "eth0"));
    assertThat(((Node.Sequence) facts.get("all_ipv4_addresses").orElseThrow()).items())
        .containsExactly(Node.text(place, "10.0.0.5"), Node.text(place, "192.168.1.2"));
    assertThat(((Node.Sequence) facts.get("all_ipv6_addresses").orElseThrow()).items()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Debian|13   |2|1948 |Debian 13, 2 CPUs, 1.9 GiB
          Ubuntu|24.04|1|512  |Ubuntu 24.04, 1 CPU, 512 MiB
          Debian|12   |8|64214|Debian 12, 8 CPUs, 62.7 GiB
          """)
  void sumsAHostUp(String name, String version, String cpus, String memory, String expected) {
    var facts =
        Facts.parse(
            "h",
            "distribution=%s\ndistribution_version=%s\nprocessor_vcpus=%s\nmemtotal_mb=%s\n"
                .formatted(name, version, cpus, memory));

    assertThat(Facts.summary(facts)).isEqualTo(expected);
  }

  @Test
  void sumsUpWhatIsKnownOnly() {
    assertThat(Facts.summary(Facts.parse("h", "distribution=Debian\n"))).isEqualTo("Debian");
  }
}
