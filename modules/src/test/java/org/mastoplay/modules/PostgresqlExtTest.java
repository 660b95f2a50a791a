package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link PostgresqlExt}. */
final class PostgresqlExtTest extends ModuleTable {
  private static Observed told(String text) {
    return Observed.bare().answers("name=", text);
  }

  private static final String THERE = "extension yes\nversion 1.9\nschema public\nnewest 1.10\n";

  @Override
  List<Case> cases() {
    return List.of(
        row(
            "new on a bare host",
            "postgresql_ext: {name: citext, login_db: m}",
            Observed.bare(),
            "+ extension citext in m"),
        row(
            "new in a database that an earlier task makes",
            "postgresql_ext: {name: citext, login_db: m, schema: s}",
            Observed.bare().fails("name=", "psql: error: FATAL:  database \"m\" does not exist"),
            "+ extension citext in m",
            "$ -v name=citext -v schema=s"),
        row("in order", "postgresql_ext: {name: citext, login_db: m}", told(THERE), "="),
        row(
            "the newest version, in another schema",
            "postgresql_ext: {name: citext, login_db: m, version: latest, schema: s}",
            told(THERE),
            "~ extension citext version 1.9 → 1.10",
            "~ extension citext schema public → s",
            "$ -v name=citext -v schema=s -v version=1.10"),
        row(
            "gone",
            "postgresql_ext: {name: citext, login_db: m, state: absent}",
            told(THERE),
            "- extension citext"),
        row(
            "of a package that is not installed",
            "postgresql_ext: {name: postgis, login_db: m}",
            told(""),
            "! The server has no extension postgis."));
  }
}
