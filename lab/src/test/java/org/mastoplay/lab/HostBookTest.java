package org.mastoplay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HostBookTest {
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
  void isEmptyAtFirst() {
    assertThat(HostBook.parse("").hosts()).isEmpty();
  }

  private static LabHost host(String name, Suite suite, Set<String> groups) {
    return new LabHost(name, "10.213.0.11", suite, groups, LabHost.State.OFF);
  }
}
