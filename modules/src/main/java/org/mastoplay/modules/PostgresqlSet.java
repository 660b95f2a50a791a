package org.mastoplay.modules;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mastoplay.module.Alias;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.TaskModule;
import org.mastoplay.module.Tells;
import org.mastoplay.module.Value;
import org.mastoplay.text.Diagnosis;
import org.mastoplay.text.Secret;

/** Settings of a PostgreSQL server. */
@Module(
    name = "postgresql_set",
    summary = "Sets what a PostgreSQL server is tuned by, and tells whether it must be restarted.",
    since = "0.1",
    needs = "psql",
    examples = {
      """
      - name: Let PostgreSQL use a quarter of the memory
        postgresql_set:
          settings:
            shared_buffers: 1GB
            effective_cache_size: 3GB
            work_mem: 16MB
        register: tuned
      """,
      """
      - name: Write slow statements into the log
        postgresql_set:
          name: log_min_duration_statement
          value: 500ms
      """,
      """
      - name: Take a setting back
        postgresql_set:
          name: work_mem
          reset: true
      """
    })
@Tells(
    name = "restart_required",
    doc = "Whether the server must be restarted before all settings hold")
record PostgresqlSet(
    @Doc("Setting") Optional<String> name,
    @Doc("Its value, such as 256MB, 5min, on") Optional<String> value,
    @Doc("Whether what was set by this module, or by ALTER SYSTEM, is taken back") @Default("false")
        boolean reset,
    @Doc("Several settings, and the value of each") Map<String, String> settings,
    @Doc("Database to be in while looking and changing")
        @Alias({"db", "login_db"})
        @Default("postgres")
        String database,
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
      SELECT concat_ws(E'\\t', 'setting', lower(name), vartype, coalesce(unit, ''), context,
        coalesce(min_val, ''), coalesce(max_val, ''), coalesce(array_to_string(enumvals, ','), ''),
        translate(coalesce(CASE WHEN source IN ('command line', 'environment variable')
          THEN reset_val ELSE boot_val END, ''), E'\\n\\t', '  '))
        FROM pg_settings WHERE lower(name) = ANY (string_to_array(:'names', ','));
      SELECT concat_ws(E'\\t', 'file', lower(name), sourcefile LIKE '%/postgresql.auto.conf',
        translate(coalesce(setting, ''), E'\\n\\t', '  '))
        FROM pg_file_settings WHERE lower(name) = ANY (string_to_array(:'names', ','))
        ORDER BY seqno;
      """;
  static final String RESTART =
      "SELECT 'restart ' || coalesce(bool_or(pending_restart), false) FROM pg_settings;\n";

  PostgresqlSet {
    PostgresLogin.check(loginUser, loginHost, loginUnixSocket);
    if (name.isPresent() == !settings.isEmpty()) {
      throw new IllegalArgumentException("give either `name` with `value`, or `settings`");
    }
    if (name.isPresent() && value.isPresent() == reset) {
      throw new IllegalArgumentException("give either `value`, or `reset: true`");
    }
    name.ifPresent(PostgresqlSet::check);
    settings.keySet().forEach(PostgresqlSet::check);
    value.ifPresent(it -> PostgresNames.oneLine("value", it));
    settings.forEach((key, it) -> PostgresNames.oneLine(key, it));
  }

  private static void check(String name) {
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)?")) {
      throw new IllegalArgumentException("`%s` can't be the name of a setting".formatted(name));
    }
  }

  /** What each setting shall be; empty if it is taken back. */
  Map<String, String> wanted() {
    var wanted = new TreeMap<String, String>();
    settings.forEach((key, it) -> wanted.put(key.toLowerCase(Locale.ROOT), it));
    name.ifPresent(it -> wanted.put(it.toLowerCase(Locale.ROOT), value.orElse("")));
    return wanted;
  }

  PostgresLogin login() {
    return new PostgresLogin(
        loginUser, loginPassword, loginHost, loginPort, loginUnixSocket, database, sslMode, caCert);
  }

  @Override
  public Probe<ScriptState> probe() {
    var names = "names=" + String.join(",", wanted().keySet());
    return Probe.script(login().look(LOOK + RESTART, List.of(names)));
  }

  @Override
  public Plan plan(ScriptState now) {
    var answer = PostgresAnswer.of(now);
    return answer
        .trouble()
        .<Plan>map(Plan::impossible)
        .orElseGet(() -> new PostgresqlSetPlans(this, answer).plan());
  }

  @Override
  public Value.Fields told(String output) {
    return Value.Fields.NONE.with("restart_required", output.contains("restart true"));
  }

  @Override
  public Diagnosis explained(Diagnosis failure) {
    return PostgresTrouble.explain(failure);
  }
}
