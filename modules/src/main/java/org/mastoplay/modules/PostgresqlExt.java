package org.mastoplay.modules;

import java.util.List;
import java.util.Optional;
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

/** An extension in a database of PostgreSQL. */
@Module(
    name = "postgresql_ext",
    summary = "Adds an extension to a database of PostgreSQL, updates it, or removes it.",
    since = "0.1",
    needs = "psql",
    examples = {
      """
      - name: See which statements take long
        postgresql_ext:
          name: pg_stat_statements
          login_db: mastodon_production
      """,
      """
      - name: Bring an extension to the version that is installed
        postgresql_ext:
          name: postgis
          login_db: maps
          version: latest
          cascade: true
      """
    })
record PostgresqlExt(
    @Doc("Name of the extension") @Alias("ext") String name,
    @Doc("Database that it is added to") @Alias({"db", "database"}) String loginDb,
    @Doc("Schema that its things are in; the first one of the search path unless given")
        Optional<String> schema,
    @Doc("Its version; latest for that of the installed package") Optional<String> version,
    @Doc("Whether what it needs is added too, and what needs it is removed with it")
        @Default("false")
        boolean cascade,
    @Doc("Whether it shall be there") @Default("present") Presence state,
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
      SELECT concat_ws(E'\\n', 'extension yes', 'version ' || extversion, 'schema ' || nspname)
        FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace WHERE extname = :'name';
      SELECT 'newest ' || default_version FROM pg_available_extensions WHERE name = :'name';
      """;

  PostgresqlExt {
    PostgresNames.check("name", name);
    PostgresLogin.check(loginUser, loginHost, loginUnixSocket);
    schema.ifPresent(it -> PostgresNames.check("schema", it));
  }

  PostgresLogin login() {
    return new PostgresLogin(
        loginUser, loginPassword, loginHost, loginPort, loginUnixSocket, loginDb, sslMode, caCert);
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
        .orElseGet(() -> new PostgresqlExtPlans(this, answer).plan());
  }

  @Override
  public Diagnosis explained(Diagnosis failure) {
    return PostgresTrouble.explain(failure);
  }
}
