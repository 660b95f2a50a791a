package org.mastoplay.plan;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.Maps;
import com.google.common.collect.MultimapBuilder;
import com.google.common.collect.Multimaps;
import com.google.common.collect.Sets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.mastoplay.inventory.Host;
import org.mastoplay.inventory.Inventory;
import org.mastoplay.template.DependsOnUnknown;
import org.mastoplay.template.Templates;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Place;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;

/** What mastoplay itself knows of hosts and their inventory. */
final class OwnVariables {
  private static final Place HERE = new Source("mastoplay", "").start();

  private final Inventory inventory;
  private final Map<String, Node> extraVariables;
  private final Templates templates;
  private final KnownFacts facts;
  private final Supplier<Set<String>> hostNames =
      Suppliers.memoize(() ->
          Stream.concat(
                  inventory().hosts().stream().map(Host::name), Stream.of(Inventory.LOCALHOST))
              .collect(ImmutableSet.toImmutableSet()));
  private final Supplier<Node> groups = Suppliers.memoize(this::groups);
  private final Supplier<Map<String, Map<String, Node>>> written = Suppliers.memoize(this::written);
  private final Supplier<Node> hostsByValue = Suppliers.memoize(this::hostsByValue);
  private volatile boolean othersAreRead;
  private volatile Optional<Others> others = Optional.empty();

  /** The variables of all hosts as they were at some edition of the facts. */
  private record Others(int edition, Node variables) {}

  OwnVariables(
      Inventory inventory,
      Map<String, Node> extraVariables,
      Templates templates,
      KnownFacts facts) {
    this.inventory = inventory;
    this.extraVariables = ImmutableMap.copyOf(extraVariables);
    this.templates = templates;
    this.facts = facts;
  }

  /** What it knows while it works for one host. */
  Map<String, Supplier<Node>> of(Host host) {
    return ImmutableMap.<String, Supplier<Node>>builder()
        .putAll(withoutOthers(host))
        .put("hostvars", this::hostVariables)
        .put("hosts_by", hostsByValue)
        .buildOrThrow();
  }

  private Map<String, Supplier<Node>> withoutOthers(Host host) {
    var name = host.name();
    return ImmutableMap.of(
        "inventory_hostname", () -> Node.text(HERE, name),
        "inventory_hostname_short", () -> Node.text(HERE, name.replaceFirst("\\..*", "")),
        "group_names", () -> names(host.groups()),
        "groups", groups,
        "omit", () -> Templates.OMIT);
  }

  /** A host of the inventory. */
  Optional<Host> host(String name) {
    return inventory.host(name);
  }

  /** The names of all that a task can be delegated to. */
  Set<String> hostNames() {
    return hostNames.get();
  }

  /** A text that mastoplay itself knows. */
  static Node text(String text) {
    return Node.text(HERE, text);
  }

  private Inventory inventory() {
    return inventory;
  }

  private Node groups() {
    var groups = ImmutableMap.<String, Node>builder();
    inventory.groups().forEach((name, hosts) -> groups.put(name, names(hosts)));
    return mapping(groups.buildOrThrow());
  }

  private Node hostVariables() {
    othersAreRead = true;
    // Facts that come in meanwhile are seen by whoever asks next.
    var edition = facts.edition();
    var ready =
        others
            .filter(it -> it.edition() == edition)
            .orElseGet(() -> new Others(edition, allVariables()));
    others = Optional.of(ready);
    return ready.variables();
  }

  private Node allVariables() {
    var variables = ImmutableMap.<String, Node>builder();
    written
        .get()
        .forEach((host, own) ->
            variables.put(
                host,
                mapping(
                    ImmutableMap.<String, Node>builder()
                        .putAll(own)
                        .put("facts", facts.of(host))
                        .buildKeepingLast())));
    return mapping(variables.buildOrThrow());
  }

  private Map<String, Map<String, Node>> written() {
    var variables = ImmutableMap.<String, Map<String, Node>>builder();
    inventory.hosts().forEach(host -> variables.put(host.name(), rendered(host)));
    return variables.buildOrThrow();
  }

  /** By the name of a variable and by its value: the hosts of which the inventory says so. */
  private Node hostsByValue() {
    var names = new TreeMap<String, ListMultimap<String, String>>();
    written
        .get()
        .forEach((host, own) ->
            own.forEach((name, value) -> {
              if (value instanceof Node.Scalar it && !it.secret() && !it.isNull()) {
                names
                    .computeIfAbsent(
                        name, _ -> MultimapBuilder.treeKeys().arrayListValues().build())
                    .put(it.text(), host);
              }
            }));
    return mapping(Maps.transformValues(names, OwnVariables::hostsByValue));
  }

  private static Node hostsByValue(ListMultimap<String, String> hosts) {
    return mapping(Maps.transformValues(Multimaps.asMap(hosts), OwnVariables::names));
  }

  /** Whether anything has read what other hosts know. */
  boolean othersAreRead() {
    return othersAreRead;
  }

  /** A host's variables as it would read them itself; what can't be worked out is left out. */
  private Map<String, Node> rendered(Host host) {
    var layers =
        List.of(
            new Layer(withoutOthers(host), true),
            Layer.written(extraVariables),
            Layer.written(host.variables()));
    var scope = new Scope(templates, layers);
    var variables = ImmutableMap.<String, Node>builder();
    for (var name : Sets.difference(scope.names(), Set.of("groups", "omit"))) {
      known(scope, name).ifPresent(value -> variables.put(name, value));
    }
    return variables.buildOrThrow();
  }

  private static Optional<Node> known(Scope scope, String name) {
    try {
      return scope.get(name);
    } catch (MistakesFound | DependsOnUnknown notKnown) {
      return Optional.empty();
    }
  }

  private static Node names(List<String> names) {
    return new Node.Sequence(
        HERE, names.stream().<Node>map(name -> Node.text(HERE, name)).toList());
  }

  private static Node mapping(Map<String, Node> values) {
    return new Node.Mapping(
        HERE,
        values.entrySet().stream()
            .map(entry -> new Node.Entry(Node.text(HERE, entry.getKey()), entry.getValue()))
            .toList());
  }
}
