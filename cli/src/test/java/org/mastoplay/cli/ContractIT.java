package org.mastoplay.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mastoplay.lab.Suite;

/**
 * Every module keeps its word: what it foretells is what it does, and then it is done.
 *
 * <p>A build proves a sample. {@code -Dcontract=apt,user} takes these modules alone, {@code
 * -Dcontract=all} all of them, which takes an hour; with {@code -Ddocs.write=true} it writes what
 * was proved into docs/reference/contract.md, and leaves what that tells of the others.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractIT {
  private final Map<String, Integer> exchanges = new ConcurrentSkipListMap<>();

  @SuppressWarnings("NullAway.Init") // set before all tests
  private Rehearsal trixie;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private Rehearsal bookworm;

  @BeforeAll
  void prepare(@TempDir Path folder) {
    trixie = Rehearsal.boot(folder.resolve("trixie"), Suite.TRIXIE, Map.of());
    bookworm = Rehearsal.boot(folder.resolve("bookworm"), Suite.BOOKWORM, Map.of());
  }

  @AfterAll
  void takeDown() throws IOException {
    trixie.close();
    bookworm.close();
    var proved =
        new TreeMap<>(ContractReport.exchanges(ReferenceTest.text(ReferenceTest.CONTRACT)));
    proved.putAll(exchanges);
    var tables =
        ContractTable.all().stream().filter(it -> proved.containsKey(it.module())).toList();
    var everything = exchanges.size() == ContractTable.all().size();
    if (everything || Boolean.getBoolean("docs.write")) {
      ReferenceTest.compare(ReferenceTest.CONTRACT, new ContractReport(tables, proved).markdown());
    }
  }

  static Stream<Arguments> lives() throws IOException {
    return ContractTable.chosen().stream()
        .flatMap(table ->
            Stream.of(
                Arguments.of(table, Suite.TRIXIE),
                Arguments.of(table.shortened(), Suite.BOOKWORM)));
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("lives")
  @Execution(ExecutionMode.CONCURRENT)
  void keepsItsWord(ContractTable table, Suite suite) throws Exception {
    var rehearsal = suite == Suite.TRIXIE ? trixie : bookworm;
    var host = table.module().replace('_', '-');
    rehearsal.lab().up(Map.of(host, Set.of()), suite);
    try {
      var life = new ContractLife(rehearsal, host);
      life.live(table);
      if (suite == Suite.TRIXIE) {
        exchanges.put(table.module(), life.mostExchanges());
      }
    } finally {
      rehearsal.lab().stop(host);
    }
  }
}
