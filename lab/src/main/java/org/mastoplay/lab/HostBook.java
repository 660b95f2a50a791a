package org.mastoplay.lab;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.stream.Collectors.joining;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The list of a lab's hosts as its root folder keeps it: a host a line, whether on or off. */
record HostBook(List<LabHost> hosts) {
  HostBook {
    hosts = ImmutableList.copyOf(hosts);
  }

  /** Reads the lines {@code NAME ADDRESS SUITE GROUP,GROUP}. */
  static HostBook parse(String text) {
    return new HostBook(text.lines().map(HostBook::host).toList());
  }

  /**
   * Adds the hosts that are new, each at a free address, and gives the others their new groups.
   *
   * @throws LabException when no address is free, or a name cannot be that of a host
   */
  HostBook enlist(Map<String, ? extends Set<String>> groups, Suite suite, Subnet subnet) {
    var all = new LinkedHashMap<String, LabHost>();
    hosts.forEach(host -> all.put(host.name(), host));
    groups.forEach((name, itsGroups) -> {
      var known = all.get(name);
      all.put(
          name,
          known != null
              ? known.in(itsGroups)
              : new LabHost(name, freeAddress(all, subnet), suite, itsGroups, LabHost.State.OFF));
    });
    return new HostBook(ImmutableList.copyOf(all.values()));
  }

  String text() {
    return hosts.stream()
        .map(host ->
            "%s %s %s %s\n"
                .formatted(
                    host.name(),
                    host.address(),
                    host.suite().codename(),
                    String.join(",", host.groups())))
        .collect(joining());
  }

  private static String freeAddress(Map<String, LabHost> hosts, Subnet subnet) {
    return subnet
        .freeAddress(hosts.values().stream().map(LabHost::address).collect(toImmutableSet()))
        .orElseThrow(() ->
            new LabException(
                "The lab is full: it has %d hosts. Take it down first, or ask for fewer."
                    .formatted(hosts.size())));
  }

  private static LabHost host(String line) {
    var words = Splitter.on(' ').limit(4).splitToList(line);
    return new LabHost(
        words.get(0),
        words.get(1),
        Suite.parse(words.get(2)),
        ImmutableSet.copyOf(Splitter.on(',').omitEmptyStrings().split(words.get(3))),
        LabHost.State.OFF);
  }
}
