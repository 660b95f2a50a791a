package org.mastoplay.cli;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a server is, as a person types it: {@code 203.0.113.7}, {@code root@server.example:2222}.
 *
 * @param host a name, an address, or a word of {@code ~/.ssh/config}
 */
record ServerAddress(Optional<String> user, String host, Optional<String> port) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:ssh"
              + " +)?(?:(?<user>[A-Za-z_][\\w.-]*)@)?(?:(?<host>[A-Za-z0-9][\\w.-]*)(?::(?<port>\\d{1,5}))?"
              + "|(?<six>[0-9A-Fa-f]*(?::[0-9A-Fa-f.]*){2,})"
              + "|\\[(?<sixes>[0-9A-Fa-f:.]+)\\](?::(?<sixport>\\d{1,5}))?)");
  private static final String NUMBERS = "[0-9.]+|.*:.*";

  private static final String ROOT = "root";

  /** The name in the inventory of a server that is known by a number alone. */
  private static final String NAMELESS = "my-server";

  /** Reads it; nothing if it is no address. */
  static Optional<ServerAddress> read(String typed) {
    var form = FORM.matcher(typed);
    if (!form.matches()) {
      return Optional.empty();
    }
    var host =
        Optional.ofNullable(form.group("host"))
            .or(() -> Optional.ofNullable(form.group("six")))
            .orElseGet(() -> form.group("sixes"));
    var port =
        Optional.ofNullable(form.group("port"))
            .or(() -> Optional.ofNullable(form.group("sixport")));
    return Optional.of(new ServerAddress(Optional.ofNullable(form.group("user")), host, port));
  }

  /** The same with somebody to log in as. */
  ServerAddress with(String login) {
    return new ServerAddress(Optional.of(login), host, port);
  }

  /** Whom to log in as. */
  String login() {
    return user.orElse(ROOT);
  }

  boolean isRoot() {
    return login().equals(ROOT);
  }

  /** Host and port as they may be typed. */
  String place() {
    return port.map(it -> (host.contains(":") ? "[%s]:%s" : "%s:%s").formatted(host, it))
        .orElse(host);
  }

  /** What the host is called in the inventory. */
  String name() {
    return isNumber() ? NAMELESS : host;
  }

  boolean isNumber() {
    return host.matches(NUMBERS);
  }
}
