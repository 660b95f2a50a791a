package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.module.Content;
import org.mastoplay.module.Doc;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.text.Secret;

/**
 * How to get into a PostgreSQL server: here by the account that owns it, elsewhere by password.
 *
 * @param database the one to be in
 */
record PostgresLogin(
    String user,
    Optional<Secret> password,
    Optional<String> host,
    Optional<Integer> port,
    Optional<RemotePath> unixSocket,
    String database,
    SslMode sslMode,
    Optional<RemotePath> caCert) {

  /** What is printed where the account that owns the server is not there: so no server is. */
  static final String NO_SERVER = "no server";

  // Root becomes the owner of a server on this host, who needs no password (peer).
  static final String BECOME =
      """
      cd / || exit
      case ${PGHOST-} in
        ''|/*)
          if [ "$(id -u)" = 0 ] && [ -z "${PGPASSWORD-}" ]; then
            if id -u -- "$PGUSER" >/dev/null 2>&1; then
              set -- runuser -u "$PGUSER" -- "$@"
            elif [ "$PGUSER" = postgres ]; then
              echo 'no server'
              exit "$ABSENT_STATUS"
            fi
          fi ;;
      esac
      """;
  private static final String PSQL =
      "set -- psql -X -q -w -A -t -v ON_ERROR_STOP=1 \"$@\"\n" + BECOME + "exec \"$@\"\n";

  /** How the way to another host is protected. */
  enum SslMode {
    @Doc("Not at all")
    DISABLE,
    @Doc("Only if the server insists")
    ALLOW,
    @Doc("By TLS if the server can, whoever it is")
    PREFER,
    @Doc("By TLS, whoever the server is")
    REQUIRE,
    @Doc("By TLS, and its certificate must come from an authority that is trusted")
    VERIFY_CA,
    @Doc("The same, and it must be the certificate of that host")
    VERIFY_FULL;

    private String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Refuses what can be no way in.
   *
   * @throws IllegalArgumentException if it can't
   */
  static void check(String user, Optional<String> host, Optional<RemotePath> unixSocket) {
    if (user.isBlank() || user.startsWith("-")) {
      throw new IllegalArgumentException("`%s` can't be a `login_user`".formatted(user));
    }
    if (host.isPresent() && unixSocket.isPresent()) {
      throw new IllegalArgumentException(
          "give either `login_host`, for a server elsewhere, or `login_unix_socket`");
    }
  }

  /**
   * Lets psql look, and change nothing.
   *
   * @param sql its data are variables, such as {@code :'name'}
   * @param variables each {@code name=value}
   */
  Script look(String sql, List<String> variables) {
    return script(PSQL, sql, variables, "0");
  }

  /** Lets psql change something. */
  Script change(String sql, List<String> variables) {
    return script(PSQL, sql, variables, "1");
  }

  /** The variables of the environment by which every program of PostgreSQL knows the way. */
  Map<String, String> environment() {
    var variables = new HashMap<String, String>();
    variables.put("PGUSER", user);
    variables.put("PGDATABASE", database);
    variables.put("PGSSLMODE", sslMode.word());
    variables.put("PGCONNECT_TIMEOUT", "15");
    variables.put("PGCLIENTENCODING", "UTF8");
    variables.put("LC_ALL", "C.UTF-8");
    password.ifPresent(it -> variables.put("PGPASSWORD", it.reveal()));
    host.or(() -> unixSocket.map(RemotePath::text)).ifPresent(it -> variables.put("PGHOST", it));
    port.ifPresent(it -> variables.put("PGPORT", it.toString()));
    caCert.ifPresent(it -> variables.put("PGSSLROOTCERT", it.text()));
    return variables;
  }

  private Script script(String text, String sql, List<String> variables, String absentStatus) {
    var words = new ArrayList<String>();
    variables.forEach(it -> words.addAll(List.of("-v", it)));
    var environment = new HashMap<>(environment());
    environment.put("ABSENT_STATUS", absentStatus);
    return Script.of(text, words.toArray(String[]::new))
        .needing("psql")
        .with(environment)
        .reading(Content.of(sql));
  }
}
