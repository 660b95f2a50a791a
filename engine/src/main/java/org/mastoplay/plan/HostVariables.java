package org.mastoplay.plan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.mastoplay.inventory.Host;
import org.mastoplay.template.Variables;
import org.mastoplay.yaml.Node;

/**
 * The variables of one host as a run goes on. What is strongest comes first: what mastoplay itself
 * knows, {@code -e}, registered results, the task's, the play's, the inventory's.
 */
public final class HostVariables {
  private final Host host;
  private final Site site;
  private final Map<String, Node> registered = new HashMap<>();
  private Node facts;

  HostVariables(Host host, Site site, Node facts) {
    this.host = host;
    this.site = site;
    this.facts = facts;
  }

  /** The same as it is now, for a look ahead that leaves no trace here. */
  public HostVariables copy() {
    var copy = new HostVariables(host, site, facts);
    copy.registered.putAll(registered);
    return copy;
  }

  /** Learns what the host told of itself. */
  public void learnFacts(Node told) {
    facts = told;
  }

  /** Keeps the result of a task under the name that it gave. */
  public void register(String name, Node result) {
    registered.put(name, result);
  }

  Variables scope(Step step) {
    return scope(step, Map.of());
  }

  /** What a task sees, with the variables of its loop. */
  Variables scope(Step step, Map<String, Node> loop) {
    return new Scope(
        site.templates(),
        ImmutableList.of(
            own(),
            Layer.written(site.extraVariables()),
            Layer.data(registered),
            Layer.data(loop),
            Layer.written(step.task().variables()),
            Layer.written(step.play().variables()),
            Layer.written(host.variables())));
  }

  /**
   * A variable of the host itself, such as how to reach it.
   *
   * @throws org.mastoplay.text.MistakesFound if its value can't be worked out
   */
  public Optional<Node> get(String name) {
    var layers =
        ImmutableList.of(
            own(), Layer.written(site.extraVariables()), Layer.written(host.variables()));
    return new Scope(site.templates(), layers).get(name);
  }

  private Layer own() {
    return new Layer(
        ImmutableMap.<String, Supplier<Node>>builder()
            .putAll(site.ownVariables(host))
            .put("facts", () -> facts)
            .buildOrThrow(),
        true);
  }
}
