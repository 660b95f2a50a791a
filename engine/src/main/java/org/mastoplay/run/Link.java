package org.mastoplay.run;

import static com.google.common.base.Preconditions.checkState;

import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.Multimaps;
import com.google.common.collect.SetMultimap;
import com.google.common.collect.Sets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.mastoplay.event.Event;
import org.mastoplay.event.Events;
import org.mastoplay.host.Exchange;
import org.mastoplay.host.Identity;
import org.mastoplay.host.LocalFiles;
import org.mastoplay.host.Unreachable;
import org.mastoplay.host.Viewpoint;
import org.mastoplay.module.Action;
import org.mastoplay.module.Query;
import org.mastoplay.module.Touch;
import org.mastoplay.plan.Acting;
import org.mastoplay.plan.Door;
import org.mastoplay.plan.Snapshot;

/**
 * The way to one host, and to those that its tasks are delegated to, and what was seen of them by
 * each identity; used by one thread.
 */
final class Link {
  private static final Pattern ROOT = Pattern.compile("(?m)^user_uid=0$");

  private final String host;
  private final Acting main;
  private final Connections connections;
  private final int lane;
  private final Events events;
  private final AtomicInteger exchanges;
  private final Map<Acting, Snapshot> snapshots = new HashMap<>();
  private boolean disturbed;

  /**
   * @param main how most tasks act; if that is as root, it looks for all others, too
   */
  Link(String host, Acting main, Connections connections, Events events) {
    this(host, main, connections, 0, events, new AtomicInteger());
  }

  private Link(
      String host,
      Acting main,
      Connections connections,
      int lane,
      Events events,
      AtomicInteger exchanges) {
    this.host = host;
    this.main = main;
    this.connections = connections;
    this.lane = lane;
    this.events = events;
    this.exchanges = exchanges;
  }

  /**
   * Another way to the same host, for another thread: over the same connection, by shells of its
   * own. It knows what this one has seen so far.
   *
   * @param number counted from 1
   */
  Link lane(int number) {
    var way = new Link(host, main, connections, number, events, exchanges);
    snapshots.forEach((acting, snapshot) -> way.snapshots.put(acting, snapshot.copy()));
    return way;
  }

  /** Lanes have come to their end: what one of them may have changed is forgotten. */
  void join(List<Link> lanes) {
    if (lanes.stream().anyMatch(it -> it.disturbed)) {
      disturbed = true;
      forgetAll();
    }
  }

  /** What the host told of itself when the identity's shell was opened. */
  String greeting(Acting acting) {
    return connections.to(acting.host()).shell(identity(acting), lane).greeting();
  }

  /** The door by which that host is reached; nothing if it is this machine. */
  Optional<Door> door(Acting acting) {
    var name = acting.host();
    return connections.to(name).login().map(login -> new Door(login, connections.patience(name)));
  }

  /**
   * Logs in once more, as somebody who comes for the first time, and does something there as the
   * last of these identities, after all have been let in.
   *
   * @throws Unreachable if any of that is refused
   */
  Exchange.Done anew(List<Acting> actings, Action action) {
    var host = actings.getLast().host();
    try (var fresh = connections.anew(host)) {
      actings.forEach(acting -> fresh.shell(identity(acting)));
      var shell = fresh.shell(identity(actings.getLast()));
      return new Exchange(shell).run(List.of(action), List.of(), _ -> {}).actions().getLast();
    }
  }

  /** What an identity has seen. */
  Snapshot snapshot(Acting acting) {
    return snapshots.computeIfAbsent(acting, _ -> new Snapshot());
  }

  /** Forgets, for all identities on that host, what a change may have made untrue. */
  void forget(Acting acting, Touch touch) {
    disturbed = true;
    snapshots.forEach((other, snapshot) -> {
      if (other.host().equals(acting.host())) {
        snapshot.forget(touch);
      }
    });
  }

  /** Forgets all that was seen. */
  void forgetAll() {
    snapshots.clear();
  }

  /**
   * One request and one reply: carries actions out, looks, and remembers what was seen.
   *
   * @throws IllegalStateException if a query has no answer, since whoever waits for it would ask
   *     for ever
   * @throws Unreachable if the host is lost; it is connected to anew the next time
   */
  List<Exchange.Done> exchange(
      Acting acting, List<Action> actions, Collection<Query<?>> queries, Consumer<String> lines) {
    var remote = queries.stream().filter(Link::isOfHost).toList();
    var done = exchange(acting, actions, remote, Map.of(), lines).actions();
    lookHere(acting, queries);
    return done;
  }

  /**
   * Looks at things, and in the same exchange at what will be wanted soon, if only root may look
   * for all.
   */
  void look(Acting acting, Set<Query<?>> wanted, SetMultimap<Acting, Query<?>> soon) {
    lookHere(acting, wanted);
    if (wanted.stream().noneMatch(Link::isOfHost)) {
      return;
    }
    lookThere(
        acting, Sets.filter(wanted, Link::isOfHost), Multimaps.filterValues(soon, Link::isOfHost));
  }

  private void lookThere(Acting acting, Set<Query<?>> wanted, SetMultimap<Acting, Query<?>> soon) {
    if (!looksForAll(acting)) {
      exchange(acting, List.of(), Sets.union(wanted, soon.get(acting)), _ -> {});
      return;
    }
    var all = LinkedHashMultimap.create(Multimaps.filterKeys(soon, this::looksForAll));
    all.putAll(acting, wanted);
    var own = Set.copyOf(all.removeAll(main));
    var others = LinkedHashMultimap.<Viewpoint, Query<?>>create();
    all.asMap().forEach((other, queries) -> others.putAll(viewpoint(other), queries));
    var result = exchange(main, List.of(), own, others.asMap(), _ -> {});
    all.keySet()
        .forEach(other ->
            snapshot(other).learn(result.others().getOrDefault(viewpoint(other), Map.of())));
  }

  private static boolean isOfHost(Query<?> query) {
    return !(query instanceof Query.OfLocalFile);
  }

  /** What is asked of this machine needs no exchange. */
  private void lookHere(Acting acting, Collection<Query<?>> queries) {
    for (var query : queries) {
      if (query instanceof Query.OfLocalFile file) {
        snapshot(acting).learn(Map.of(file, LocalFiles.look(file.path().path())));
      }
    }
  }

  private boolean looksForAll(Acting acting) {
    return lane == 0 && acting.host().isEmpty() && main.host().isEmpty() && mainIsRoot();
  }

  private boolean mainIsRoot() {
    return main.user().equals(Optional.of("root"))
        || (main.user().isEmpty() && ROOT.matcher(greeting(main)).find());
  }

  private Viewpoint viewpoint(Acting acting) {
    var user = acting.user().filter(it -> !it.equals("root"));
    return new Viewpoint(user, acting.environment());
  }

  private Exchange.Result exchange(
      Acting acting,
      List<Action> actions,
      Collection<Query<?>> queries,
      Map<Viewpoint, Collection<Query<?>>> others,
      Consumer<String> lines) {
    var start = Instant.now();
    var result = run(acting, actions, queries, others, lines);
    var unanswered = Sets.difference(Set.copyOf(queries), result.answers().keySet());
    checkState(unanswered.isEmpty(), "no answer to %s", unanswered);
    snapshot(acting).learn(result.answers());
    events.emit(
        new Event.Exchanged(
            host,
            exchanges.incrementAndGet(),
            queries.size() + others.values().stream().mapToInt(Collection::size).sum(),
            actions.size(),
            result.sent(),
            result.received(),
            Duration.between(start, Instant.now())));
    return result;
  }

  /** Gives the connection up, and what was seen over it; whoever wants it next makes a new one. */
  void hangUp(Acting acting) {
    snapshots.keySet().removeIf(other -> other.host().equals(acting.host()));
    connections.drop(acting.host());
  }

  /** Whether that host is the machine that mastoplay itself runs on. */
  boolean isHere(Acting acting) {
    return connections.isHere(acting.host());
  }

  private Exchange.Result run(
      Acting acting,
      List<Action> actions,
      Collection<Query<?>> queries,
      Map<Viewpoint, Collection<Query<?>>> others,
      Consumer<String> lines) {
    try {
      var shell = connections.to(acting.host()).shell(identity(acting), lane);
      return new Exchange(shell, acting.environment()).run(actions, queries, others, lines);
    } catch (Unreachable lost) {
      hangUp(acting);
      throw lost;
    }
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
