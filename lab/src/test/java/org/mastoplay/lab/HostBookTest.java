package org.mastoplay.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HostBookTest {
  private static final Subnet SUBNET = new Subnet("10.213", 4);

  @Test
  void readsWhatItWrote() {
    var book =
        new HostBook(
            List.of(
                host("h1", Suite.TRIXIE, Set.of("web", "db")),
                host("h2", Suite.BOOKWORM, Set.of())));

    assertThat(HostBook.parse(book.text())).isEqualTo(book);
  }

  @Test
  void givesNewHostsFreeAddressesAndKeepsThoseItKnows() {
    var first = new HostBook(List.of()).enlist(Map.of("b", Set.of("web")), Suite.TRIXIE, SUBNET);
    var second =
        first.enlist(ImmutableMap.of("a", Set.of(), "b", Set.of("db")), Suite.BOOKWORM, SUBNET);

    assertThat(second.text()).isEqualTo("b 10.213.4.11 trixie db\na 10.213.4.12 bookworm \n");
  }

  @Test
  void refusesMoreHostsThanThereAreAddresses() {
    var groups = new HashMap<String, Set<String>>();
    for (var number = 0; number <= 240; number++) {
      groups.put("h" + number, Set.of());
    }

    assertThatThrownBy(() -> new HostBook(List.of()).enlist(groups, Suite.TRIXIE, SUBNET))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("it has 240 hosts");
  }

  @Test
  void isEmptyAtFirst() {
    assertThat(HostBook.parse("").hosts()).isEmpty();
  }

  private static LabHost host(String name, Suite suite, Set<String> groups) {
    return new LabHost(name, "10.213.0.11", suite, groups, LabHost.State.OFF);
  }
}
