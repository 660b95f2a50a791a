package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState;

/** How {@link PostgresqlUser} looks. */
final class PostgresqlUserSql {
  private static final String LOOK =
      """
      SELECT 'salt ' || encode(uuid_send(gen_random_uuid()), 'base64');
      SELECT concat_ws(E'\\n', 'role yes', 'SUPERUSER ' || rolsuper, 'CREATEROLE ' || rolcreaterole,
        'CREATEDB ' || rolcreatedb, 'INHERIT ' || rolinherit, 'LOGIN ' || rolcanlogin,
        'REPLICATION ' || rolreplication, 'BYPASSRLS ' || rolbypassrls,
        'conn_limit ' || rolconnlimit,
        'expires ' || coalesce(nullif(rolvaliduntil, 'infinity')::text, 'never'),
        'comment ' || translate(coalesce(shobj_description(oid, 'pg_authid'), ''), E'\\n\\r', '  '))
        FROM pg_roles WHERE rolname = :'name';
      """;
  private static final String EXPIRY =
      """
      SELECT 'expires_right ' || (coalesce(rolvaliduntil, 'infinity') = :'expires'::timestamptz)
        FROM pg_roles WHERE rolname = :'name';
      """;
  // Only a superuser may read what is kept of passwords.
  private static final String PASSWORD =
      """
      SELECT has_table_privilege('pg_catalog.pg_authid', 'SELECT') AS readable \\gset
      \\if :readable
      SELECT 'password ' || coalesce(rolpassword, '') FROM pg_authid WHERE rolname = :'name';
      \\endif
      """;
  // Where any password lets in, this tells nothing: so a wrong one must be refused.
  private static final String TRY =
      """
      ask() { psql -X -q -w -A -t -c 'SELECT 1' >/dev/null 2>&1; }
      ask && ! (PGPASSWORD=not-$PGPASSWORD; ask)
      """;

  private PostgresqlUserSql() {}

  static Script look(PostgresqlUser task) {
    var sql = new StringBuilder(LOOK);
    var variables = new ArrayList<>(List.of("name=" + task.name()));
    task.expires()
        .ifPresent(it -> {
          sql.append(EXPIRY);
          variables.add("expires=" + it);
        });
    if (task.password().isPresent()) {
      sql.append(PASSWORD);
    }
    return task.login().look(sql.toString(), variables);
  }

  /** Whether only a login can tell if the role has the password. */
  static boolean mustTry(PostgresqlUser task, ScriptState state) {
    var seen = PostgresAnswer.of(state).values();
    return task.password().filter(it -> !ScramVerifier.isOne(it.reveal())).isPresent()
        && !task.noPasswordChanges()
        && seen.containsKey("role")
        && !seen.containsKey("password");
  }

  static Script tryPassword(PostgresqlUser task) {
    var environment = new HashMap<>(task.login().environment());
    environment.put("PGUSER", task.name());
    environment.put("PGPASSWORD", task.password().orElseThrow().reveal());
    return Script.of(TRY).needing("psql").with(environment);
  }
}
