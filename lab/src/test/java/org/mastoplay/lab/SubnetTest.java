package org.mastoplay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubnetTest {
  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "default via 192.0.2.1 dev eth0, 0",
    "10.213.0.0/24 dev br0 proto kernel scope link src 10.213.0.1, 1",
    "10.213.1.0/24 dev br0, 0",
    "10.213.0.7 dev tun0, 1",
    "10.213.0.0/22 via 10.0.0.1 dev eth0, 4",
    "10.213.0.128/25 dev eth1, 1",
  })
  void choosesTheFirstNetworkThatNoRouteOverlaps(String routes, int number) {
    assertThat(Subnet.firstFree("10.213", routes)).contains(new Subnet("10.213", number));
  }

  @Test
  void findsNoneBehindARouteForAllOfThem() {
    assertThat(Subnet.firstFree("10.213", "10.0.0.0/8 dev wg0")).isEmpty();
  }

  @Test
  void namesWhatFollowsFromIt() {
    var subnet = new Subnet("10.213", 250);

    assertThat(subnet.gateway()).isEqualTo("10.213.250.1");
    assertThat(subnet.cidr()).isEqualTo("10.213.250.0/24");
    // The kernel takes no longer name for an interface.
    assertThat(subnet.bridge()).isEqualTo("mastoplay250").hasSizeLessThanOrEqualTo(15);
  }

  @Test
  void givesEachHostAnAddressUntilThereAreNone() {
    var subnet = new Subnet("10.213", 3);

    assertThat(subnet.freeAddress(Set.of())).contains("10.213.3.11");
    assertThat(subnet.freeAddress(Set.of("10.213.3.11", "10.213.3.13"))).contains("10.213.3.12");
    var all = IntStream.range(0, 256).mapToObj(last -> "10.213.3." + last);
    assertThat(subnet.freeAddress(all.collect(Collectors.toSet()))).isEmpty();
  }
}
