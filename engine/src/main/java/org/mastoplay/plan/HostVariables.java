package org.mastoplay.plan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.mastoplay.inventory.Host;
import org.mastoplay.module.SetsVariables;
import org.mastoplay.play.Task;
import org.mastoplay.template.Variables;
import org.mastoplay.yaml.Node;

/**
 * The variables of one host as a run goes on. What is strongest comes first: what mastoplay itself
 * knows, {@code -e}, registered results, those of loops, tasks and blocks, the play's, the
 * inventory's. A used playbook sees, in the stead of {@code -e} and the inventory, its params.
 */
public final class HostVariables {
  private final Host host;
  private final Site site;
  private final Map<String, Node> registered = new HashMap<>();
  private final Map<Region, Map<String, Node>> registeredInside = new HashMap<>();
  private final Layer known;
  private final Layer extra;

  HostVariables(Host host, Site site, KnownFacts facts) {
    this(host, site, known(host, site, facts), Layer.written(site.extraVariables()));
  }

  private HostVariables(Host host, Site site, Layer known, Layer extra) {
    this.host = host;
    this.site = site;
    this.known = known;
    this.extra = extra;
  }

  /** The same as it is now, for a look ahead that leaves no trace here. */
  public HostVariables copy() {
    var copy = new HostVariables(host, site, known, extra);
    copy.learnFrom(this);
    return copy;
  }

  /** Takes over what another one, which began as a copy, has registered. */
  public void learnFrom(HostVariables other) {
    registered.putAll(other.registered);
    other.registeredInside.forEach((region, values) ->
        registeredInside.computeIfAbsent(region, _ -> new HashMap<>()).putAll(values));
  }

  /** Keeps the result of a task under the name that it gave. */
  public void register(Region region, String name, Node result) {
    (region.isOfPlay()
            ? registered
            : registeredInside.computeIfAbsent(region, _ -> new HashMap<>()))
        .put(name, result);
  }

  /** Gives variables to the host that a task has made. */
  public void set(Step step, SetsVariables module) {
    module
        .variables()
        .forEach((name, value) ->
            register(step.frame().region(), name, Values.node(step.task().place(), value)));
  }

  /** Gives to variables that a task would make what only a real run can tell. */
  public void setUnknown(Step step, String dependsOn) {
    for (var name : site.names(step)) {
      register(step.frame().region(), name, new Node.Unknown(step.task().place(), dependsOn));
    }
  }

  /** What was kept under a name. */
  public Optional<Node> registered(Region region, String name) {
    return Optional.ofNullable(
        (region.isOfPlay() ? registered : registeredInside.getOrDefault(region, Map.of()))
            .get(name));
  }

  /** What is seen within blocks, outside of any task. */
  Variables scope(Frame frame) {
    return scope(frame, List.of());
  }

  /** What a task sees, with the variables of its loop. */
  Variables scope(Step step, Map<String, Node> loop) {
    return scope(step.frame(), step.task(), loop);
  }

  private Variables scope(Frame frame, Task task, Map<String, Node> loop) {
    return scope(frame, List.of(Layer.data(loop), Layer.written(task.variables())));
  }

  private Variables scope(Frame frame, List<Layer> inner) {
    var region = frame.region();
    var layers = ImmutableList.<Layer>builder().add(known, folder(region));
    if (region.isOfPlay()) {
      layers.add(extra, Layer.data(registered));
    } else {
      layers.add(Layer.data(registeredInside.getOrDefault(region, Map.of())));
    }
    return new Scope(
        site.templates(),
        layers.addAll(inner).addAll(frame.layers()).addAll(region.layers()).build());
  }

  /**
   * A variable of the host itself, such as how to reach it.
   *
   * @throws org.mastoplay.text.MistakesFound if its value can't be worked out
   */
  public Optional<Node> get(String name) {
    return ofHostWith(List.of()).get(name);
  }

  /** What is seen of the host itself, and beneath that these. */
  Variables ofHostWith(List<Layer> more) {
    var layers =
        ImmutableList.<Layer>builder()
            .add(known, extra)
            .addAll(more)
            .add(Layer.written(host.variables()));
    return new Scope(site.templates(), layers.build());
  }

  private static Layer folder(Region region) {
    return Layer.data(Map.of("playbook_dir", OwnVariables.text(region.folder().toString())));
  }

  private static Layer known(Host host, Site site, KnownFacts facts) {
    return new Layer(
        ImmutableMap.<String, Supplier<Node>>builder()
            .putAll(site.ownVariables(host))
            .put("facts", () -> facts.of(host.name()))
            .buildOrThrow(),
        true);
  }
}
