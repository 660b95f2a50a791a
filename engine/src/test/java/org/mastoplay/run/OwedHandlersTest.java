package org.mastoplay.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mastoplay.event.Event;
import org.mastoplay.host.HostConnector;
import org.mastoplay.host.Target;
import org.mastoplay.plan.Acting;
import org.mastoplay.plan.Sites;
import org.mastoplay.plan.Step;

/** The list of handlers that are owed, with a real shell on this machine. */
class OwedHandlersTest {
  private static final Acting LOGIN = new Acting(Optional.empty(), "sudo");

  @TempDir Path folder;
  private final List<Event> exchanges = new ArrayList<>();
  private List<Step> steps;
  private Connections connections;

  @BeforeEach
  void connect() {
    var site =
        Sites.read(
            folder,
            "all: {hosts: {web: }}",
            """
            - hosts: web
              name: "Play of %s"
              handlers:
                - {name: "it's $(first)", tell: {text: hi}}
                - {name: "first", tell: {text: hi}}
            """
                .formatted(folder));
    steps = Sites.steps(site);
    var here =
        new Target(
            "web",
            true,
            "web",
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            java.time.Duration.ofSeconds(10));
    connections = new Connections(new HostConnector(_ -> Optional.empty()), _ -> here);
  }

  @AfterEach
  void leaveNothing() {
    var ledger = read();
    ledger.among(steps).forEach(ledger::settle);
    ledger.strikeOut();
    connections.close();
  }

  @Test
  void areFoundByTheNextRunUntilTheyAreSettled() {
    assertThat(read().among(steps)).isEmpty();
    owe(read(), steps);
    var next = read();
    assertThat(next.among(steps)).isEqualTo(steps);
    next.settle(steps.getFirst());
    next.strikeOut();
    assertThat(read().among(steps)).containsExactly(steps.getLast());
  }

  @Test
  void staysOwedWhatIsOwedAnewAfterItWasSettled() {
    var ledger = read();
    owe(ledger, steps.subList(0, 1));
    ledger.settle(steps.getFirst());
    owe(ledger, steps.subList(0, 1));
    ledger.strikeOut();
    assertThat(read().among(steps)).containsExactly(steps.getFirst());
  }

  @Test
  void costsNoExchangeToSettleWhatWasNeverOwed() {
    var ledger = read();
    ledger.among(steps);
    exchanges.clear();
    ledger.settle(steps.getFirst());
    ledger.strikeOut();
    assertThat(exchanges).isEmpty();
  }

  private OwedHandlers read() {
    var link = new Link("web", LOGIN, connections, exchanges::add);
    var ledger = new OwedHandlers(link, LOGIN, true);
    link.exchange(LOGIN, List.of(), List.of(ledger.query()), _ -> {});
    return ledger;
  }

  private void owe(OwedHandlers ledger, List<Step> handlers) {
    new Link("web", LOGIN, connections, exchanges::add)
        .exchange(LOGIN, ledger.owe(handlers), List.of(), _ -> {})
        .forEach(done -> assertThat(done.status()).isZero());
  }
}
