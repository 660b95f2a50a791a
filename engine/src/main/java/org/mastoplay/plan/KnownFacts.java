package org.mastoplay.plan;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.mastoplay.yaml.Node;

/** What hosts have told of themselves so far; shared by all hosts of a run. */
final class KnownFacts {
  private final Map<String, Node> byHost = new ConcurrentHashMap<>();

  void learn(String host, Node facts) {
    byHost.put(host, facts);
  }

  /** A host's facts; while it has not been asked for them, only their names are known. */
  Node of(String host) {
    return Optional.ofNullable(byHost.get(host))
        .orElseGet(() -> FactNames.unknown("the first contact with " + host));
  }
}
