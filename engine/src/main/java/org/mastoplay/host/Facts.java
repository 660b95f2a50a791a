package org.mastoplay.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mastoplay.text.Place;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;
import org.mastoplay.yaml.Node.Entry;
import org.mastoplay.yaml.Node.Mapping;
import org.mastoplay.yaml.Node.Scalar;
import org.mastoplay.yaml.Node.Sequence;

/** Reads a host's facts from the greeting of its first shell; the names are Ansible's. */
public final class Facts {
  private static final Set<String> LISTS = Set.of("all_ipv4_addresses", "all_ipv6_addresses");
  private static final Set<String> PLAIN =
      Set.of("processor_vcpus", "memtotal_mb", "swaptotal_mb", "user_uid", "is_container");
  private static final double MIB_PER_GIB = 1024;

  private Facts() {}

  /**
   * The facts as a tree.
   *
   * @param greeting lines {@code key=value}; a dot in a key leads into a map; other lines are left
   *     out
   */
  public static Mapping parse(String host, String greeting) {
    var place = new Source("facts of " + host, greeting).start();
    var top = new LinkedHashMap<String, Node>();
    var maps = new LinkedHashMap<String, Map<String, Node>>();
    greeting
        .lines()
        .filter(line -> line.indexOf('=') > 0)
        .forEach(line -> {
          var key = line.substring(0, line.indexOf('='));
          var value = value(place, key, line.substring(line.indexOf('=') + 1));
          var dot = key.indexOf('.');
          if (dot < 0) {
            top.put(key, value);
          } else {
            var inner = maps.computeIfAbsent(key.substring(0, dot), _ -> new LinkedHashMap<>());
            inner.put(key.substring(dot + 1), value);
            top.put(key.substring(0, dot), mapping(place, inner));
          }
        });
    return mapping(place, top);
  }

  /** The host in a few words, such as {@code Debian 13, 2 CPUs, 1.9 GiB}. */
  public static String summary(Mapping facts) {
    Function<String, Optional<String>> text =
        key -> facts.get(key).filter(Scalar.class::isInstance).map(node -> ((Scalar) node).text());
    var system =
        Stream.of("distribution", "distribution_version")
            .flatMap(key -> text.apply(key).stream())
            .reduce("%s %s"::formatted);
    var cpus = text.apply("processor_vcpus").map(n -> n.equals("1") ? "1 CPU" : n + " CPUs");
    var memory = text.apply("memtotal_mb").map(Facts::memory);
    return String.join(", ", Stream.of(system, cpus, memory).flatMap(Optional::stream).toList());
  }

  private static Node value(Place place, String key, String text) {
    if (LISTS.contains(key)) {
      List<Node> items = new ArrayList<>();
      Stream.of(text.split(" "))
          .filter(item -> !item.isEmpty())
          .forEach(item -> items.add(Node.text(place, item)));
      return new Sequence(place, items);
    }
    return PLAIN.contains(key) ? Node.plain(place, text) : Node.text(place, text);
  }

  private static Mapping mapping(Place place, Map<String, Node> values) {
    return new Mapping(
        place,
        values.entrySet().stream()
            .map(it -> new Entry(Node.text(place, it.getKey()), it.getValue()))
            .toList());
  }

  private static String memory(String mebibytes) {
    var size = Double.parseDouble(mebibytes);
    return size < MIB_PER_GIB
        ? "%.0f MiB".formatted(size)
        : String.format(Locale.ROOT, "%.1f GiB", size / MIB_PER_GIB);
  }
}
