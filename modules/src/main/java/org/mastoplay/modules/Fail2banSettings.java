package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The settings of a jail, as fail2ban reads them. */
final class Fail2banSettings {
  private static final Pattern TIME = Pattern.compile("(-?\\d+)\\s*([smhdw]?)");
  private static final Map<String, Long> UNITS =
      Map.of("", 1L, "s", 1L, "m", 60L, "h", 3600L, "d", 86_400L, "w", 604_800L);

  private Fail2banSettings() {}

  static String text(Fail2banJail jail) {
    var lines = new ArrayList<String>();
    lines.add("# Written by mastoplay; what is changed here by hand will be lost.");
    lines.add("[" + jail.name() + "]");
    add(lines, "enabled", Optional.of(String.valueOf(jail.enabled())));
    add(lines, "backend", Optional.of(jail.backend()));
    add(lines, "port", jail.port());
    add(lines, "filter", jail.filter());
    add(lines, "logpath", joined(jail.logpath(), "\n          "));
    add(lines, "journalmatch", jail.journalmatch());
    add(lines, "maxretry", jail.maxretry().map(String::valueOf));
    add(lines, "findtime", jail.findtime());
    add(lines, "bantime", jail.bantime());
    add(lines, "ignoreip", joined(jail.ignoreip(), " "));
    add(lines, "banaction", jail.banaction());
    add(lines, "action", jail.action().map(it -> it.strip().replace("\n", "\n         ")));
    return String.join("\n", lines) + "\n";
  }

  private static Optional<String> joined(List<String> values, String between) {
    return Optional.of(String.join(between, values)).filter(it -> !it.isEmpty());
  }

  private static void add(List<String> lines, String key, Optional<String> value) {
    value.ifPresent(it -> lines.add(key + " = " + it));
  }

  /**
   * A time in seconds.
   *
   * @throws IllegalArgumentException if it is none
   */
  static long seconds(String parameter, String text) {
    var matcher = TIME.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "`%s` is no time for `%s`: write seconds, or as in 10m, 1h or 1d"
              .formatted(text, parameter));
    }
    return Long.parseLong(matcher.group(1)) * UNITS.getOrDefault(matcher.group(2), 1L);
  }
}
