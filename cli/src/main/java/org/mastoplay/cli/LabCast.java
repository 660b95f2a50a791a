package org.mastoplay.cli;

import static com.google.common.collect.ImmutableMap.toImmutableMap;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.mastoplay.cli.render.Table;
import org.mastoplay.lab.LabHost;

/** Which hosts of the lab, in which groups, take part. */
final class LabCast {
  private LabCast() {}

  /** The hosts host1, host2 and so on; those that exist stay in their groups. */
  static ImmutableMap<String, Set<String>> numbered(int number, List<LabHost> existing) {
    return IntStream.rangeClosed(1, number)
        .mapToObj(i -> "host" + i)
        .collect(toImmutableMap(name -> name, name -> groupsOf(name, existing)));
  }

  /**
   * The hosts that plays need: for each group its hosts that exist, or else one, named after it;
   * for {@code all} every host. A word that ends in a digit is the name of a host.
   *
   * @param patterns what plays say under {@code hosts}
   */
  static ImmutableMap<String, Set<String>> of(List<String> patterns, List<LabHost> existing) {
    var cast = new LinkedHashMap<String, Set<String>>();
    for (var word : words(patterns)) {
      if (word.matches(".*\\d")) {
        cast.putIfAbsent(word, groupsOf(word, existing));
        continue;
      }
      var members = existing.stream().filter(host -> host.groups().contains(word)).toList();
      members.forEach(host -> cast.putIfAbsent(host.name(), host.groups()));
      if (members.isEmpty()) {
        var name = word.toLowerCase(Locale.ROOT).replace('_', '-') + "1";
        var groups = cast.getOrDefault(name, groupsOf(name, existing));
        cast.put(name, ImmutableSet.<String>builder().addAll(groups).add(word).build());
      }
    }
    if (cast.isEmpty() || patterns.contains("all")) {
      existing.forEach(host -> cast.putIfAbsent(host.name(), host.groups()));
    }
    return cast.isEmpty() ? numbered(1, existing) : ImmutableMap.copyOf(cast);
  }

  /** Names in patterns, such as {@code web:db:!staging}; what is shut out needs no host. */
  private static List<String> words(List<String> patterns) {
    return patterns.stream()
        .flatMap(pattern -> List.of(pattern.split("[,:]")).stream())
        .map(String::strip)
        .filter(word -> word.matches("[A-Za-z0-9][\\w.-]*"))
        .filter(word -> !Set.of("all", "localhost").contains(word))
        .distinct()
        .toList();
  }

  private static Set<String> groupsOf(String name, List<LabHost> existing) {
    return existing.stream()
        .filter(host -> host.name().equals(name))
        .findFirst()
        .map(LabHost::groups)
        .orElse(ImmutableSet.of());
  }

  /** A line for each host. */
  static List<String> table(List<LabHost> hosts) {
    return Table.lines(hosts.stream().map(LabCast::row).toList());
  }

  private static List<String> row(LabHost host) {
    var on = host.state() == LabHost.State.ON ? "on" : "off";
    var groups = String.join(", ", host.groups());
    return List.of(host.name(), host.address(), host.suite().codename(), on, groups);
  }
}
