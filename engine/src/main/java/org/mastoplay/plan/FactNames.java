package org.mastoplay.plan;

import java.util.List;
import java.util.stream.Stream;
import org.mastoplay.text.Place;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;

/** The facts that hosts tell of themselves, by name: so a misspelt one is found without a host. */
public final class FactNames {
  private static final List<String> OF_ADDRESSES = List.of("address", "interface", "gateway");

  /** The names of single facts. */
  public static final List<String> SINGLE =
      List.of(
          "hostname",
          "fqdn",
          "distribution",
          "distribution_version",
          "distribution_major_version",
          "distribution_release",
          "architecture",
          "machine",
          "kernel",
          "processor_vcpus",
          "memtotal_mb",
          "swaptotal_mb",
          "all_ipv4_addresses",
          "all_ipv6_addresses",
          "virtualization_type",
          "is_container",
          "service_mgr",
          "pkg_mgr",
          "timezone",
          "user_id",
          "user_uid");

  /** The names of facts that are maps. */
  public static final List<String> MAPS = List.of("default_ipv4", "default_ipv6");

  private FactNames() {}

  /** Facts of which only the names are known yet. */
  static Node unknown(String dependsOn) {
    var place = new Source("facts", "").start();
    return new Node.Mapping(
        place,
        Stream.concat(
                SINGLE.stream().map(name -> unknown(place, name, dependsOn)),
                MAPS.stream()
                    .map(name ->
                        new Node.Entry(
                            Node.text(place, name),
                            new Node.Mapping(
                                place,
                                OF_ADDRESSES.stream()
                                    .map(part -> unknown(place, part, dependsOn))
                                    .toList()))))
            .toList());
  }

  private static Node.Entry unknown(Place place, String name, String dependsOn) {
    return new Node.Entry(Node.text(place, name), new Node.Unknown(place, dependsOn));
  }
}
