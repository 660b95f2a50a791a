package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link PostgresqlDb}. */
final class PostgresqlDbTest extends ModuleTable {
  private static Observed database() {
    return Observed.bare()
        .answers(
            "name=",
            """
            database yes
            owner mastodon
            encoding UTF8
            lc_collate C.UTF-8
            lc_ctype C.UTF-8
            conn_limit -1
            comment Toots
            """);
  }

  @Override
  List<Case> cases() {
    return List.of(
        row(
            "new on a bare host",
            "postgresql_db: {name: m, owner: mastodon, encoding: UTF8}",
            Observed.bare(),
            "+ database m owner mastodon, UTF8"),
        row(
            "new",
            "postgresql_db: {name: m, owner: mastodon, lc_collate: C, comment: Toots}",
            Observed.bare().answers("name=", ""),
            "+ database m owner mastodon",
            "$ -v name=m -v owner=mastodon -v comment=Toots -v template=template0 -v lc_collate=C"),
        row(
            "in order",
            "postgresql_db: {name: m, owner: mastodon, encoding: utf-8, lc_ctype: C.utf8}",
            database(),
            "="),
        row(
            "another owner, limit and comment",
            "postgresql_db: {name: m, owner: web, conn_limit: 9, comment: Posts}",
            database(),
            "~ database m owner mastodon → web",
            "~ database m conn_limit -1 → 9",
            "~ database m comment Toots → Posts",
            "$ -v name=m -v owner=web -v comment=Posts"),
        row(
            "another encoding",
            "postgresql_db: {name: m, encoding: LATIN1}",
            database(),
            "! The database m has the encoding UTF8, and the task wants LATIN1."),
        row(
            "gone",
            "postgresql_db: {name: m, state: absent}",
            database(),
            "- database m with all that is in it"),
        row(
            "gone already",
            "postgresql_db: {name: m, state: absent}",
            Observed.bare().answers("name=", ""),
            "="),
        row(
            "not let in",
            "postgresql_db: {name: m}",
            Observed.bare().fails("name=", "FATAL:  Peer authentication failed for user"),
            "! PostgreSQL doesn't let this account in."),
        row(
            "what PostgreSQL needs",
            "postgresql_db: {name: postgres, state: absent}",
            Observed.bare(),
            "? PostgreSQL itself needs the database postgres: it can't be removed"));
  }
}
