package org.mastoplay.modules;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.TaskModule;
import org.mastoplay.module.Tells;
import org.mastoplay.module.Value;
import org.mastoplay.text.Diagnosis;
import org.mastoplay.text.Secret;

/** A look at a PostgreSQL server. */
@Module(
    name = "check_postgresql",
    summary =
        "Checks that a PostgreSQL server lets Mastodon in, and is new enough; changes nothing.",
    since = "0.1",
    needs = "psql",
    examples = {
      """
      - name: See that the rented database is fit for Mastodon
        check_postgresql:
          host: db.example
          user: mastodon
          ssl_mode: verify-full
      """,
      """
      - name: See that Mastodon's account gets in on this host
        check_postgresql:
          name: mastodon_production
        become_user: mastodon
      """
    })
@Tells(name = "ok", doc = "Whether all is well")
@Tells(name = "version", doc = "The server's version as a number: 170004 for 17.4")
record CheckPostgresql(
    @Doc("Name, address, or folder of the socket") @Default("/var/run/postgresql") String host,
    @Doc("Number of the port") @Default("5432") int port,
    @Doc("Database that must be there, or that the user may make") @Default("mastodon_production")
        String name,
    @Doc("User to log in as") @Default("mastodon") String user,
    @Doc("Password of the user") Optional<Secret> password,
    @Doc("How the connection is encrypted: disable, prefer, require, verify-ca or verify-full")
        @Default("prefer")
        String sslMode,
    @Doc("File on the host with the authorities to trust") Optional<RemotePath> caBundle,
    @Doc(
            "Oldest version that is right, as a number; 140004 is 14.4, before which indexes may"
                + " break")
        @Default("140004")
        int version,
    @Doc("Whether it is wrong that psql is missing") @Default("false") boolean required,
    @Doc("What follows if it isn't right") @Default("fail") Severity severity)
    implements TaskModule<ScriptState> {

  private static final String LOOK =
      """
      for base in "$PGDATABASE" postgres template1; do
        if words=$(PGDATABASE=$base psql -XAtq -v ON_ERROR_STOP=1 2>&1 <<'END'
      select 'version ' || current_setting('server_version_num');
      select 'makes' from pg_roles where rolname = current_user and (rolcreatedb or rolsuper);
      END
        ); then
          printf '%s\\n' "$words"
          [ "$base" != "$1" ] || echo there
          exit 0
        fi
        [ -n "$first" ] || first=$words
      done
      printf '%s\\n' "$first" | sed 's/^/trouble /'
      """;

  CheckPostgresql {
    if (!sslMode.matches("disable|allow|prefer|require|verify-ca|verify-full")) {
      throw new IllegalArgumentException(
          "`ssl_mode` is disable, prefer, require, verify-ca or verify-full");
    }
  }

  @Override
  public Probe<ScriptState> probe() {
    var environment =
        new HashMap<>(
            Map.of(
                "PGHOST", host,
                "PGPORT", String.valueOf(port),
                "PGDATABASE", name,
                "PGUSER", user,
                "PGSSLMODE", sslMode,
                "PGCONNECT_TIMEOUT", "8",
                "first", ""));
    password.ifPresent(it -> environment.put("PGPASSWORD", it.reveal()));
    caBundle.ifPresent(it -> environment.put("PGSSLROOTCERT", it.text()));
    return Probe.script(Script.of(LOOK, name).needing("psql").with(environment));
  }

  @Override
  public Plan plan(ScriptState now) {
    return Finding.of(now, "PostgreSQL", this::judge)
        .plan(
            severity,
            required,
            Value.Fields.NONE.with("version", Finding.report(now).number("version", 0)));
  }

  private Finding judge(Report report) {
    var trouble = report.all("trouble");
    if (!trouble.isEmpty()) {
      return new Finding.Broken(refused(String.join("\n", trouble)));
    }
    var found = report.number("version", 0);
    if (found < version) {
      return new Finding.Broken(
          Diagnosis.of(
                  "PostgreSQL is %s, and at least %s is needed."
                      .formatted(readable(found), readable(version)))
              .because("Older ones lack what Mastodon uses, or break its indexes.")
              .remedy("Update the server."));
    }
    if (report.first("there").isEmpty() && report.first("makes").isEmpty()) {
      return new Finding.Broken(
          Diagnosis.of("There is no database %s, and %s may make none.".formatted(name, user))
              .because("Mastodon makes its tables in a database that must be there.")
              .remedy(
                  "Make it with the owner %s, or let the user make it: ALTER ROLE %s CREATEDB."
                      .formatted(user, user)));
    }
    return new Finding.Holds("PostgreSQL %s lets %s in".formatted(readable(found), user));
  }

  private Diagnosis refused(String words) {
    var it = Diagnosis.of("PostgreSQL at %s doesn't let %s in.".formatted(host, user)).words(words);
    if (words.contains("Peer authentication")) {
      return it.because("It lets in by the socket only whoever has the same name on the host.")
          .remedy("Run this with `become: true` and `become_user: %s`.".formatted(user));
    }
    if (words.contains("password")) {
      return it.because("The password is wrong or missing, or the user isn't there.")
          .remedy("Check `user` and `password`.");
    }
    if (words.contains("pg_hba.conf")) {
      return it.because("Its pg_hba.conf has no line for this user, database and address.")
          .remedy("Add one, and reload the server.");
    }
    if (words.matches("(?s).*(SSL|certificate).*")) {
      return it.because("No encrypted connection comes about that this task would trust.")
          .remedy("Check `ssl_mode`, `ca_bundle`, and the certificate of the server.");
    }
    if (words.matches("(?s).*(No such file|refused|timeout|timed out|translate host).*")) {
      return Diagnosis.of("No PostgreSQL answers at %s, port %d.".formatted(host, port))
          .because("The server doesn't run, listens elsewhere, or a firewall is between.")
          .remedy("Check `host` and `port`, and that the server runs.")
          .words(words);
    }
    return it.remedy("See that the role %s is there, and may log in.".formatted(user));
  }

  private static String readable(long number) {
    return "%d.%d".formatted(number / 10_000, number % 10_000);
  }
}
