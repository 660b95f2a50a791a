package org.mastoplay.run;

import static com.google.common.base.Preconditions.checkState;

import com.google.common.collect.Sets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.mastoplay.event.Event;
import org.mastoplay.event.Events;
import org.mastoplay.host.Connection;
import org.mastoplay.host.Exchange;
import org.mastoplay.host.Identity;
import org.mastoplay.module.Action;
import org.mastoplay.module.Query;
import org.mastoplay.module.Touch;
import org.mastoplay.plan.Acting;
import org.mastoplay.plan.Snapshot;

/** The way to one host, and what was seen of it by each identity; used by one thread. */
final class Link {
  private final String host;
  private final Connection connection;
  private final Events events;
  private final Map<Acting, Snapshot> snapshots = new HashMap<>();
  private int exchanges;

  Link(String host, Connection connection, Events events) {
    this.host = host;
    this.connection = connection;
    this.events = events;
  }

  /** What the host told of itself when the identity's shell was opened. */
  String greeting(Acting acting) {
    return connection.shell(identity(acting)).greeting();
  }

  /** What an identity has seen. */
  Snapshot snapshot(Acting acting) {
    return snapshots.computeIfAbsent(acting, _ -> new Snapshot());
  }

  /** Forgets, for all identities, what a change may have made untrue. */
  void forget(Touch touch) {
    snapshots.values().forEach(snapshot -> snapshot.forget(touch));
  }

  /**
   * One request and one reply: carries actions out, looks, and remembers what was seen.
   *
   * @throws IllegalStateException if a query has no answer, since whoever waits for it would ask
   *     for ever
   */
  List<Exchange.Done> exchange(
      Acting acting, List<Action> actions, Collection<Query<?>> queries, Consumer<String> lines) {
    var start = Instant.now();
    var result = new Exchange(connection.shell(identity(acting))).run(actions, queries, lines);
    var unanswered = Sets.difference(Set.copyOf(queries), result.answers().keySet());
    checkState(unanswered.isEmpty(), "no answer to %s", unanswered);
    snapshot(acting).learn(result.answers());
    exchanges++;
    events.emit(
        new Event.Exchanged(
            host,
            exchanges,
            queries.size(),
            actions.size(),
            result.sent(),
            result.received(),
            Duration.between(start, Instant.now())));
    return result.actions();
  }

  private static Identity identity(Acting acting) {
    return acting
        .user()
        .<Identity>map(user ->
            new Identity.Become(
                user, Identity.Method.valueOf(acting.method().toUpperCase(Locale.ROOT))))
        .orElseGet(Identity.Login::new);
  }
}
