package org.mastoplay.host;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A host to go through, as {@code ProxyJump} names it: {@code [user@]host[:port]}. */
record Jump(Optional<String> user, String host, Optional<Integer> port) {
  private static final Pattern SPELLING =
      Pattern.compile(
          "(?:ssh://)?(?:(?<user>[^@]+)@)?(?:\\[(?<bracketed>[^]]+)]|(?<host>[^:]+))(?::(?<port>\\d+))?/?");

  /**
   * Reads the value of {@code ProxyJump}: one or several jumps, or {@code none}.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  static List<Jump> parseAll(String value) {
    return value.isBlank() || value.equals("none")
        ? List.of()
        : Stream.of(value.split(",")).map(Jump::parse).toList();
  }

  private static Jump parse(String text) {
    var matcher = SPELLING.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("`%s` is no [user@]host[:port]".formatted(text));
    }
    var host =
        Optional.ofNullable(matcher.group("bracketed")).orElseGet(() -> matcher.group("host"));
    return new Jump(
        Optional.ofNullable(matcher.group("user")),
        host,
        Optional.ofNullable(matcher.group("port")).map(Integer::valueOf));
  }

  @Override
  public String toString() {
    return user.map(name -> name + "@").orElse("")
        + host
        + port.map(number -> ":" + number).orElse("");
  }
}
