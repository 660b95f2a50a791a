package org.mastoplay.lab;

import static java.util.stream.Collectors.joining;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.List;

/** The list of a lab's hosts as its root folder keeps it: a host a line, whether on or off. */
record HostBook(List<LabHost> hosts) {
  HostBook {
    hosts = ImmutableList.copyOf(hosts);
  }

  /** Reads the lines {@code NAME ADDRESS SUITE GROUP,GROUP}. */
  static HostBook parse(String text) {
    return new HostBook(text.lines().map(HostBook::host).toList());
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
