package org.mastoplay.modules;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mastoplay.module.Alias;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.TaskModule;
import org.mastoplay.text.Diagnosis;
import org.mastoplay.text.Secret;

/** A database of PostgreSQL. */
@Module(
    name = "postgresql_db",
    summary = "Makes a database of PostgreSQL, changes it to match, or removes it.",
    since = "0.1",
    needs = "psql",
    examples = {
      """
      - name: Make Mastodon's database
        postgresql_db:
          name: mastodon_production
          owner: mastodon
          encoding: UTF8
      """,
      """
      - name: Remove a database, with all that is in it
        postgresql_db:
          name: mastodon_test
          state: absent
      """
    })
record PostgresqlDb(
    @Doc("Name of the database") @Alias("db") String name,
    @Doc("Role that owns it; a new database belongs to `login_user` unless given")
        Optional<String> owner,
    @Doc(
            "Database to copy when it is made; template0 if an encoding or locale is given,"
                + " otherwise the server's own template")
        Optional<String> template,
    @Doc("How it keeps text; can't be changed later") Optional<String> encoding,
    @Doc("Locale by which text is sorted; can't be changed later") Optional<String> lcCollate,
    @Doc("Locale that tells letters from other signs; can't be changed later")
        Optional<String> lcCtype,
    @Doc("Where its files are kept, when it is made") Optional<String> tablespace,
    @Doc("How many connections it takes at a time; -1 for any number") Optional<Integer> connLimit,
    @Doc("What it is for") Optional<String> comment,
    @Doc("Whether it shall be there; absent removes all that is in it") @Default("present")
        Presence state,
    @Doc("Whether programs that use it are cut off when it is removed") @Default("false")
        boolean force,
    @Doc("Database to be in while looking and changing") @Alias("login_db") @Default("postgres")
        String maintenanceDb,
    @Doc("Role that does it") @Alias("login") @Default("postgres") String loginUser,
    @Doc("Its password; none is needed on the server's own host") Optional<Secret> loginPassword,
    @Doc("Host of the server; this one unless given") @Alias("host") Optional<String> loginHost,
    @Doc("Port of the server") @Alias("port") Optional<Integer> loginPort,
    @Doc("Folder of the server's socket, if it is not the usual one") @Alias("unix_socket")
        Optional<RemotePath> loginUnixSocket,
    @Doc("How the way to another host is protected") @Default("prefer")
        PostgresLogin.SslMode sslMode,
    @Doc("File on the host with the certificate of the authority that the server's must come from")
        @Alias("ssl_rootcert")
        Optional<RemotePath> caCert)
    implements TaskModule<ScriptState> {

  private static final String LOOK =
      """
      SELECT concat_ws(E'\\n', 'database yes', 'owner ' || pg_get_userbyid(datdba),
        'encoding ' || pg_encoding_to_char(encoding), 'lc_collate ' || datcollate,
        'lc_ctype ' || datctype, 'conn_limit ' || datconnlimit,
        'comment ' || translate(coalesce(shobj_description(oid, 'pg_database'), ''), E'\\n\\r', '  '))
        FROM pg_database WHERE datname = :'name';
      """;

  PostgresqlDb {
    PostgresNames.check("name", name);
    PostgresLogin.check(loginUser, loginHost, loginUnixSocket);
    owner.ifPresent(it -> PostgresNames.check("owner", it));
    comment.ifPresent(it -> PostgresNames.oneLine("comment", it));
    if (state == Presence.ABSENT
        && Stream.of("postgres", "template0", "template1").anyMatch(name::equals)) {
      throw new IllegalArgumentException(
          "PostgreSQL itself needs the database %s: it can't be removed".formatted(name));
    }
  }

  PostgresLogin login() {
    return new PostgresLogin(
        loginUser,
        loginPassword,
        loginHost,
        loginPort,
        loginUnixSocket,
        maintenanceDb,
        sslMode,
        caCert);
  }

  @Override
  public Probe<ScriptState> probe() {
    return Probe.script(login().look(LOOK, List.of("name=" + name)));
  }

  @Override
  public Plan plan(ScriptState now) {
    var answer = PostgresAnswer.of(now);
    return answer
        .trouble()
        .<Plan>map(Plan::impossible)
        .orElseGet(() -> new PostgresqlDbPlans(this, answer.values()).plan());
  }

  @Override
  public Diagnosis explained(Diagnosis failure) {
    return PostgresTrouble.explain(failure);
  }
}
