package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link MastodonMigrate}. */
final class MastodonMigrateTest extends ModuleTable {
  private static final String PREPARES = "+ Mastodon's database tables and seeds";

  private static Observed host(String settings, String tree, String database) {
    return Observed.bare()
        .file("/home/mastodon/live/.env.production", settings, "0600", "mastodon")
        .answers("db/migrate", tree)
        .answers("psql", database);
  }

  private static Observed migrated(String tree, String versions) {
    return host("DB_NAME=m\n", "there\n" + tree, "tables 5\n" + versions + "seeded\n");
  }

  @Override
  List<Case> cases() {
    return List.of(
        row("a bare host", "mastodon_migrate: {}", Observed.bare(), PREPARES),
        row(
            "no database",
            "mastodon_migrate: {}",
            host("DB_NAME=m\n", "there\n", "absent\n"),
            PREPARES,
            "$ bin/rails db:prepare"),
        row(
            "in order",
            "mastodon_migrate: {}",
            migrated("pre 20240101000001\n", "version 20240101000001\n"),
            "="),
        row(
            "pending before the new version",
            "mastodon_migrate: {phase: pre}",
            migrated(
                "pre 20240101000001\npre 20240101000002\npost 20240101000003\n",
                "version 20240101000001\n"),
            "~ Mastodon's database migrations 1 pending → all done",
            "$ bin/rails db:migrate"),
        row(
            "nothing for the first phase",
            "mastodon_migrate: {phase: pre}",
            migrated("pre 20240101000001\npost 20240101000003\n", "version 20240101000001\n"),
            "="),
        row(
            "pending after it",
            "mastodon_migrate: {phase: post}",
            migrated("pre 20240101000001\npost 20240101000003\n", "version 20240101000001\n"),
            "~ Mastodon's database migrations 1 pending → all done"),
        row(
            "without seeds",
            "mastodon_migrate: {}",
            host("DB_NAME=m\n", "there\npre 1\n", "tables 5\nversion 1\n"),
            "+ seeds of Mastodon's database",
            "$ bin/rails db:seed"),
        row(
            "newer than the code",
            "mastodon_migrate: {}",
            migrated("pre 20240101000001\n", "version 20240101000001\nversion 20250101000001\n"),
            "! The database is newer than the Mastodon in /home/mastodon/live."),
        row(
            "another program's",
            "mastodon_migrate: {}",
            host("DB_NAME=m\n", "there\npre 1\n", "tables 5\n"),
            "! The database holds tables, but not those of Mastodon."),
        row(
            "no Mastodon",
            "mastodon_migrate: {}",
            host("DB_NAME=m\n", "", "tables 5\nversion 1\n"),
            "! Mastodon is not in /home/mastodon/live."),
        row(
            "a pool",
            "mastodon_migrate: {}",
            host("DB_PORT=6432\n", "there\n", "absent\n"),
            "! The settings lead to a connection pool, not to the database itself."),
        row(
            "past the pool",
            "mastodon_migrate: {db_port: 5432}",
            host("DB_PORT=6432\n", "there\n", "absent\n"),
            PREPARES),
        row(
            "no settings",
            "mastodon_migrate: {}",
            Observed.bare().answers("db/migrate", "there\n"),
            "! There is no /home/mastodon/live/.env.production."));
  }
}
