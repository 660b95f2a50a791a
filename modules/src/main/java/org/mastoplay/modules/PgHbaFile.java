package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The text of a pg_hba.conf: the first rule about a connection decides. */
record PgHbaFile(String text) {
  /** What Debian's packages of PostgreSQL 15 to 17 write. */
  static final PgHbaFile OF_DEBIAN =
      new PgHbaFile(
          """
          local all postgres peer
          local all all peer
          host all all 127.0.0.1/32 scram-sha-256
          host all all ::1/128 scram-sha-256
          local replication all peer
          host replication all 127.0.0.1/32 scram-sha-256
          host replication all ::1/128 scram-sha-256
          """);

  /** The rule about the same connections, if there is one. */
  Optional<PgHbaRule> about(PgHbaRule rule) {
    return text.lines()
        .flatMap(line -> rules(line).stream())
        .filter(it -> it.isAbout(rule))
        .findFirst();
  }

  private static Optional<PgHbaRule> rules(String line) {
    try {
      return PgHbaRule.of(line);
    } catch (IllegalArgumentException noRule) {
      return Optional.empty();
    }
  }

  /**
   * With that rule: in the place of the one about the same connections, or before the first that
   * would hide it, or at the end. Of several about the same only that one is kept.
   */
  PgHbaFile with(PgHbaRule rule, Optional<String> comment) {
    var line = rule.line() + comment.map(it -> "\t# " + it).orElse("");
    var lines = new ArrayList<String>();
    var isNew = about(rule).isEmpty();
    var isIn = false;
    for (var old : text.lines().toList()) {
      var found = rules(old);
      var isAbout = found.filter(it -> it.isAbout(rule)).isPresent();
      if (!isIn && (isAbout || (isNew && found.filter(it -> it.hides(rule)).isPresent()))) {
        lines.add(line);
        isIn = true;
      }
      if (!isAbout) {
        lines.add(old);
      }
    }
    if (!isIn) {
      lines.add(line);
    }
    return of(lines);
  }

  /** Without all rules about the same connections. */
  PgHbaFile without(PgHbaRule rule) {
    return of(
        text.lines().filter(line -> rules(line).filter(it -> it.isAbout(rule)).isEmpty()).toList());
  }

  private static PgHbaFile of(List<String> lines) {
    return new PgHbaFile(String.join("\n", lines) + "\n");
  }
}
