package org.mastoplay.modules;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mastoplay.module.Content;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState;
import org.mastoplay.text.Diagnosis;

/**
 * Where Mastodon lives on a host, and how to ask its database without starting Rails, which takes
 * ten seconds and more.
 */
record Live(RemotePath folder) {
  /** What stands for Mastodon's database where a plan speaks of it. */
  static final String DATABASE = "Mastodon's database";

  /** The settings that lead to a database on the same host. */
  static final Dotenv USUAL =
      Dotenv.parse(
          """
          DB_HOST=/var/run/postgresql
          DB_PORT=5432
          DB_NAME=mastodon_production
          DB_USER=mastodon
          """);

  // The server tells in its own language that there is no such database, so another is asked.
  private static final String PSQL =
      """
      if ! psql -XAtqc 'select 1' </dev/null >/dev/null 2>&1; then
        there=$(printf '%s' "select count(*) from pg_database where datname = :'name'" |
          PGDATABASE=postgres psql -XAtq -v name="$PGDATABASE" 2>/dev/null)
        if [ "$there" = 0 ]; then echo absent; exit 0; fi
      fi
      exec psql -XAtq -v ON_ERROR_STOP=1 "$@"
      """;

  RemotePath settingsFile() {
    return folder.child(".env.production");
  }

  /** The settings in .env.production, if there is such a file. */
  Probe<Optional<Dotenv>> settings() {
    return Probe.file(settingsFile(), Depth.CONTENT).map(Live::read);
  }

  /** The settings in a file, if it is one. */
  static Optional<Dotenv> read(FileState file) {
    return file instanceof FileState.Regular it
        ? it.content().flatMap(Content::text).map(Dotenv::parse)
        : Optional.empty();
  }

  /** Asks the database that most servers have, in the exchange that looks at the settings. */
  static Probe<ScriptState> askTheUsual(String sql, String... variables) {
    return ask(Optional.of(USUAL), sql, variables);
  }

  /** Asks the database, if the settings are known that lead to it. */
  static Probe<ScriptState> ask(Optional<Dotenv> settings, String sql, String... variables) {
    return settings
        .map(it -> Probe.script(sql(it, sql, variables)))
        .orElseGet(() -> Probe.known(new ScriptState.Unavailable("psql")));
  }

  /**
   * Lines of the database's answer; {@code absent} if there is no such database.
   *
   * @param variables each {@code name=value}, for {@code :'name'} in the text
   */
  private static Script sql(Dotenv settings, String sql, String... variables) {
    var words = Arrays.stream(variables).flatMap(it -> Stream.of("-v", it));
    return Script.of(PSQL, words.toArray(String[]::new))
        .needing("psql")
        .with(connection(settings))
        .reading(Content.of(sql));
  }

  private static Map<String, String> connection(Dotenv settings) {
    var environment = new HashMap<>(Map.of("PGCONNECT_TIMEOUT", "10"));
    environment.put("PGHOST", settings.value("DB_HOST").orElse("localhost"));
    environment.put("PGPORT", settings.value("DB_PORT").orElse("5432"));
    environment.put("PGDATABASE", settings.value("DB_NAME").orElse("mastodon_production"));
    environment.put("PGUSER", settings.value("DB_USER").orElse("mastodon"));
    environment.put("PGSSLMODE", settings.value("DB_SSLMODE").orElse("prefer"));
    settings.value("DB_PASS").ifPresent(it -> environment.put("PGPASSWORD", it));
    return environment;
  }

  /** A program of Mastodon's, such as bin/rails, with its words. */
  Script program(String... words) {
    return in(Script.command(List.of(words)));
  }

  /** A script that is run where Mastodon lives, as in production. */
  Script in(Script script) {
    return script.in(folder).with(Map.of("RAILS_ENV", "production", "NODE_ENV", "production"));
  }

  /** Why the database didn't answer. */
  static Diagnosis silent(ScriptState.Ran ran) {
    return Diagnosis.of("Mastodon's database can't be asked.")
        .because(
            "The DB_ settings in .env.production don't lead to it: the server is down, or it"
                + " doesn't let the user in.")
        .remedy(
            "Check them, and run this with `become: true` and `become_user: mastodon`, since"
                + " PostgreSQL often lets accounts in by their names.")
        .words(ran.err());
  }
}
