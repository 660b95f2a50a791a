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
import org.mastoplay.module.ScriptState.Ran;
import org.mastoplay.module.TaskModule;
import org.mastoplay.text.Diagnosis;
import org.mastoplay.text.Secret;

/** A role of PostgreSQL that programs log in with. */
@Module(
    name = "postgresql_user",
    summary = "Makes a role of PostgreSQL, changes it to match, or removes it.",
    since = "0.1",
    needs = "psql",
    examples = {
      """
      - name: Let Mastodon use the database, and make its own
        postgresql_user:
          name: mastodon
          role_attr_flags: CREATEDB
      """,
      """
      - name: Let Mastodon in from another host, by password
        postgresql_user:
          name: mastodon
          password: ${db_password}
          role_attr_flags: [CREATEDB, NOSUPERUSER]
          conn_limit: 50
      """,
      """
      - name: Remove a role
        postgresql_user:
          name: old
          state: absent
      """
    })
record PostgresqlUser(
    @Doc("Name of the role") @Alias("user") String name,
    @Doc("Its password, or the SCRAM-SHA-256 hash that PostgreSQL keeps of it; it is never logged")
        Optional<Secret> password,
    @Doc("Whether the password of a role that is there is left as it is") @Default("false")
        boolean noPasswordChanges,
    @Doc(
            "What it may do, such as CREATEDB or NOCREATEDB; what is not named stays, and a new"
                + " role may log in")
        List<RoleFlag> roleAttrFlags,
    @Doc("How many connections it may have at a time; -1 for any number")
        Optional<Integer> connLimit,
    @Doc("When its password ends, such as 2027-01-31; or never") Optional<String> expires,
    @Doc("What it is for") Optional<String> comment,
    @Doc("Whether it shall be there") @Default("present") Presence state,
    @Doc("Database to be in while looking and changing") @Alias("db") @Default("postgres")
        String loginDb,
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
    implements TaskModule<PostgresqlUser.Seen> {

  /**
   * What was seen.
   *
   * @param tried whether the password lets in, where that is the only way to know
   */
  record Seen(ScriptState answer, Optional<ScriptState> tried) {}

  PostgresqlUser {
    PostgresNames.check("name", name);
    PostgresLogin.check(loginUser, loginHost, loginUnixSocket);
    if (expires.equals(Optional.of("never"))) {
      expires = Optional.of("infinity");
    }
    password.ifPresent(PostgresqlUser::check);
    comment.ifPresent(it -> PostgresNames.oneLine("comment", it));
  }

  private static void check(Secret password) {
    // Beyond ASCII, programs do not agree on how a password becomes bytes.
    if (password.reveal().isEmpty()
        || !password.reveal().chars().allMatch(it -> ' ' <= it && it <= '~')) {
      throw new IllegalArgumentException(
          "the password must be of letters without accents, digits and signs of an English"
              + " keyboard, and not empty");
    }
  }

  PostgresLogin login() {
    return new PostgresLogin(
        loginUser, loginPassword, loginHost, loginPort, loginUnixSocket, loginDb, sslMode, caCert);
  }

  @Override
  public Probe<Seen> probe() {
    return Probe.script(PostgresqlUserSql.look(this))
        .then(answer ->
            PostgresqlUserSql.mustTry(this, answer)
                ? Probe.script(PostgresqlUserSql.tryPassword(this))
                    .map(tried -> new Seen(answer, Optional.of(tried)))
                : Probe.known(new Seen(answer, Optional.empty())));
  }

  @Override
  public Plan plan(Seen now) {
    var answer = PostgresAnswer.of(now.answer());
    return answer
        .trouble()
        .<Plan>map(Plan::impossible)
        .orElseGet(() ->
            new PostgresqlUserPlans(
                    this,
                    answer.values(),
                    now.tried().map(it -> it instanceof Ran ran && ran.succeeded()))
                .plan());
  }

  @Override
  public Diagnosis explained(Diagnosis failure) {
    return PostgresTrouble.explain(failure);
  }
}
