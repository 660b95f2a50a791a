package org.mastoplay.modules;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  // The server tells in its own language that there is no such database, so another is asked.
  private static final String PSQL =
      """
      if ! psql -XAtqc 'select 1' </dev/null >/dev/null 2>&1; then
        there=$(printf '%s' "select count(*) from pg_database where datname = :'name'" |
          PGDATABASE=postgres psql -XAtq -v name="$PGDATABASE" 2>/dev/null)
        if [ "$there" = 0 ]; then echo absent; exit 0; fi
      fi
      for variable in "$@"; do
        set -- "$@" -v "$variable"
        shift
      done
      exec psql -XAtq -v ON_ERROR_STOP=1 "$@"
      """;

  // What has led to the answer is told ahead of it, all but the password.
  private static final String READ =
      """
      [ -r "$1" ] || exit 0
      file=$1
      shift
      value() {
        sed -n "s/^[[:blank:]]*\\(export[[:blank:]]\\{1,\\}\\)\\{0,1\\}$1[[:blank:]]*=[[:blank:]]*//p" "$file" |
          tail -n 1 | sed "s/^'\\([^']*\\)'.*/\\1/; t
            s/^\\"\\([^\\"]*\\)\\".*/\\1/; t
            s/[[:blank:]]*#.*//; s/[[:blank:]]*$//"
      }
      or() { printf '%s' "${1:-$2}"; }
      export PGCONNECT_TIMEOUT=10
      export PGHOST="${PGHOST:-$(or "$(value DB_HOST)" localhost)}"
      export PGPORT="${PGPORT:-$(or "$(value DB_PORT)" 5432)}"
      export PGDATABASE="$(or "$(value DB_NAME)" mastodon_production)"
      export PGUSER="$(or "$(value DB_USER)" mastodon)"
      export PGSSLMODE="$(or "$(value DB_SSLMODE)" prefer)"
      password=$(value DB_PASS)
      [ -z "$password" ] || export PGPASSWORD="$password"
      echo "asked $PGHOST $PGPORT $PGDATABASE $PGUSER $PGSSLMODE"
      """;

  private static final List<String> LEADING =
      List.of("PGHOST", "PGPORT", "PGDATABASE", "PGUSER", "PGSSLMODE");

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

  /** Asks the database, if the settings are known that lead to it. */
  static Probe<ScriptState> ask(Optional<Dotenv> settings, String sql, String... variables) {
    return settings
        .map(it -> Probe.script(sql(PSQL, connection(it), sql, List.of(variables))))
        .orElseGet(() -> Probe.known(new ScriptState.Unavailable("psql")));
  }

  /**
   * Lines of the answer of the database that .env.production leads to; {@code absent} if there is
   * no such database. The host asks it by what it reads in the file itself, so that one exchange
   * will do; it is asked again if that is not what the file says, or will say.
   *
   * @param past what leads elsewhere than the file, by psql's variables
   * @param variables each {@code name=value}, for {@code :'name'} in the text
   */
  Probe<ScriptState> ask(Map<String, String> past, String sql, String... variables) {
    var words = new ArrayList<>(List.of(settingsFile().text()));
    words.addAll(List.of(variables));
    var guess = Probe.script(sql(READ + PSQL, past, sql, words));
    return settings()
        .with(guess, Asked::new)
        .then(asked -> {
          var connection = asked.settings.map(Live::connection).map(HashMap::new);
          connection.ifPresent(it -> it.putAll(past));
          return connection
              .filter(it -> !asked.led(it))
              .map(it -> Probe.script(sql(PSQL, it, sql, List.of(variables))))
              .orElseGet(() ->
                  Probe.known(
                      connection.isPresent() ? asked.answer : new ScriptState.Unavailable("psql")));
        });
  }

  /** What .env.production says, or will say, and what the host has made of it. */
  private record Asked(Optional<Dotenv> settings, ScriptState answer) {
    /** Whether a connection is that by which the host asked, and was answered. */
    boolean led(Map<String, String> connection) {
      var line = LEADING.stream().map(connection::get).collect(joining(" ", "asked ", ""));
      return answer.output().flatMap(it -> it.lines().findFirst()).equals(Optional.of(line));
    }
  }

  private static Script sql(
      String script, Map<String, String> connection, String sql, List<String> words) {
    return Script.of(script, words.toArray(String[]::new))
        .needing("psql")
        .with(connection)
        .reading(Content.of(sql));
  }

  private static ImmutableMap<String, String> connection(Dotenv settings) {
    var environment = ImmutableMap.<String, String>builder().put("PGCONNECT_TIMEOUT", "10");
    environment.put("PGHOST", settings.value("DB_HOST").orElse("localhost"));
    environment.put("PGPORT", settings.value("DB_PORT").orElse("5432"));
    environment.put("PGDATABASE", settings.value("DB_NAME").orElse("mastodon_production"));
    environment.put("PGUSER", settings.value("DB_USER").orElse("mastodon"));
    environment.put("PGSSLMODE", settings.value("DB_SSLMODE").orElse("prefer"));
    settings.value("DB_PASS").ifPresent(it -> environment.put("PGPASSWORD", it));
    return environment.buildOrThrow();
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
