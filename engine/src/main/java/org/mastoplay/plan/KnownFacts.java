package org.mastoplay.plan;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.mastoplay.yaml.Node;

/** What hosts have told of themselves so far; shared by all hosts of a run. */
final class KnownFacts {
  private final Map<String, Node> byHost = new ConcurrentHashMap<>();
  private final Map<String, Node> namesByHost = new ConcurrentHashMap<>();
  private final AtomicInteger edition = new AtomicInteger();

  void learn(String host, Node facts) {
    byHost.put(host, facts);
    edition.incrementAndGet();
  }

  /** A number that is another one as soon as more is known. */
  int edition() {
    return edition.get();
  }

  /** A host's facts; while it has not been asked for them, only their names are known. */
  Node of(String host) {
    return Optional.ofNullable(byHost.get(host))
        .orElseGet(() -> namesByHost.computeIfAbsent(host, KnownFacts::namesOf));
  }

  private static Node namesOf(String host) {
    return FactNames.unknown("the first contact with " + host);
  }
}
