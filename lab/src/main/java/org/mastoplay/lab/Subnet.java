package org.mastoplay.lab;

import com.google.common.net.InetAddresses;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The /24 network of one lab, and the names that follow from it.
 *
 * @param network its first two numbers
 * @param number its third number
 */
record Subnet(String network, int number) {
  private static final Pattern ROUTE =
      Pattern.compile("(?m)\\b(\\d+\\.\\d+\\.\\d+\\.\\d+)(?:/(\\d+))?");

  /** The last numbers that hosts get; those below are for what serves the lab itself. */
  private static final int FIRST_HOST = 11;

  private static final int LAST_HOST = 250;

  String bridge() {
    return "mastoplay" + number;
  }

  String table() {
    return "mastoplay_" + number;
  }

  String gateway() {
    return address(1);
  }

  String cidr() {
    return address(0) + "/24";
  }

  Optional<String> freeAddress(Set<String> taken) {
    return IntStream.rangeClosed(FIRST_HOST, LAST_HOST)
        .mapToObj(this::address)
        .filter(address -> !taken.contains(address))
        .findFirst();
  }

  /** The first network that overlaps nothing in the output of {@code ip -4 route}. */
  static Optional<Subnet> firstFree(String network, String routes) {
    List<MatchResult> taken = ROUTE.matcher(routes).results().toList();
    return IntStream.rangeClosed(0, 255)
        .mapToObj(number -> new Subnet(network, number))
        .filter(subnet -> taken.stream().noneMatch(subnet::overlaps))
        .findFirst();
  }

  private boolean overlaps(MatchResult route) {
    var length = Math.min(24, route.group(2) == null ? 32 : Integer.parseInt(route.group(2)));
    var shift = 32 - length;
    return length > 0 && bits(route.group(1)) >>> shift == bits(address(0)) >>> shift;
  }

  private String address(int last) {
    return network + "." + number + "." + last;
  }

  private static int bits(String address) {
    return InetAddresses.coerceToInteger(InetAddresses.forString(address));
  }
}
