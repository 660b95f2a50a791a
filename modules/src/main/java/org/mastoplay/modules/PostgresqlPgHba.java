package org.mastoplay.modules;

import java.util.List;
import java.util.Optional;
import org.mastoplay.module.Action;
import org.mastoplay.module.Alias;
import org.mastoplay.module.Change;
import org.mastoplay.module.Default;
import org.mastoplay.module.Difference;
import org.mastoplay.module.Doc;
import org.mastoplay.module.KeepsSecrets;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.TaskModule;
import org.mastoplay.module.Touch;
import org.mastoplay.text.Diagnosis;

/** A rule about who may connect to the PostgreSQL server of the host. */
@Module(
    name = "postgresql_pg_hba",
    summary = "Says who may connect to the host's PostgreSQL, from where, and how they prove it.",
    since = "0.1",
    needs = "psql",
    examples = {
      """
      - name: Let the web server's host in, by password
        postgresql_pg_hba:
          contype: hostssl
          databases: mastodon_production
          users: mastodon
          source: 10.0.0.2
          method: scram-sha-256
      """,
      """
      - name: Let the old host in no more
        postgresql_pg_hba:
          contype: hostssl
          databases: mastodon_production
          users: mastodon
          source: 10.0.0.9
          state: absent
      """
    })
record PostgresqlPgHba(
    @Doc("How they come: local, host, hostssl, hostnossl, hostgssenc or hostnogssenc")
        @Default("host")
        String contype,
    @Doc("Databases that the rule is for, or `all`") @Default("all") List<String> databases,
    @Doc("Roles that the rule is for, or `all`; members of one with a `+` before its name")
        @Default("all")
        List<String> users,
    @Doc("Address, network, or name of the hosts; or all, samehost, samenet")
        @Alias({"address", "src"})
        @Default("samehost")
        String source,
    @Doc("Mask of the network, if `source` doesn't end in its length") @Alias("mask")
        Optional<String> netmask,
    @Doc("How they prove who they are, such as scram-sha-256, peer, cert; or reject")
        @Default("scram-sha-256")
        String method,
    @Doc("What the method is to heed, such as map=staff") @KeepsSecrets List<String> options,
    @Doc("Whether there is such a rule") @Default("present") Presence state,
    @Doc("What stands behind the rule for whoever reads the file") Optional<String> comment,
    @Doc("The file, to be sure that it is the one which the server reads")
        Optional<RemotePath> dest,
    @Doc("Whether the old file is kept beside it, with the time in its name") @Default("false")
        boolean backup,
    @Doc("Role that asks where the file is") @Alias("login") @Default("postgres") String loginUser,
    @Doc("Port of the server") @Alias("port") Optional<Integer> loginPort,
    @Doc("Folder of the server's socket, if it is not the usual one") @Alias("unix_socket")
        Optional<RemotePath> loginUnixSocket)
    implements TaskModule<ScriptState> {

  private static final String LOOK =
      """
      SELECT current_setting('hba_file');
      SELECT current_setting('data_directory');
      SELECT pg_read_file(current_setting('hba_file'));
      """;

  /** Where the answer's text begins. */
  private static final int HEAD = 3;

  PostgresqlPgHba {
    PostgresLogin.check(loginUser, Optional.empty(), loginUnixSocket);
    if (!contype.matches("local|host(no)?(ssl|gssenc)?")) {
      throw new IllegalArgumentException(
          "`contype` is local, host, hostssl, hostnossl, hostgssenc or hostnogssenc");
    }
    if (!method.matches("[a-z][a-z0-9-]*")) {
      throw new IllegalArgumentException("`%s` can't be a `method`".formatted(method));
    }
    databases.forEach(it -> PostgresNames.oneLine("databases", it));
    users.forEach(it -> PostgresNames.oneLine("users", it));
    options.forEach(it -> PostgresNames.oneLine("options", it));
    comment.ifPresent(it -> PostgresNames.oneLine("comment", it));
    PostgresNames.oneLine("source", source);
    if (source.matches(".*[\\s,\"#].*") || source.isEmpty()) {
      throw new IllegalArgumentException("`%s` can't be a `source`".formatted(source));
    }
    if (!contype.equals("local")) {
      PgHbaAddress.of(source, netmask);
    }
  }

  private PgHbaRule rule() {
    return new PgHbaRule(
        contype,
        databases.stream().map(PostgresqlPgHba::quoted).toList(),
        users.stream().map(PostgresqlPgHba::quoted).toList(),
        contype.equals("local") ? PgHbaAddress.NONE : PgHbaAddress.of(source, netmask),
        method,
        options);
  }

  private static String quoted(String name) {
    return name.matches("[^\\s,\"#]+") ? name : "\"%s\"".formatted(name);
  }

  private PostgresLogin login() {
    return new PostgresLogin(
        loginUser,
        Optional.empty(),
        Optional.empty(),
        loginPort,
        loginUnixSocket,
        "postgres",
        PostgresLogin.SslMode.PREFER,
        Optional.empty());
  }

  @Override
  public Probe<ScriptState> probe() {
    return Probe.script(login().look(LOOK, List.of()));
  }

  @Override
  public Plan plan(ScriptState now) {
    var answer = PostgresAnswer.of(now);
    if (answer.trouble().isPresent()) {
      return Plan.impossible(answer.trouble().get());
    }
    if (!answer.isThere()) {
      return plan(PgHbaFile.OF_DEBIAN, "", "");
    }
    var parts = answer.text().split("\n", HEAD);
    if (dest.filter(it -> !it.text().equals(parts[0])).isPresent()) {
      return Plan.impossible(
          Diagnosis.of("PostgreSQL doesn't read %s.".formatted(dest.get()))
              .because("Its setting hba_file names %s.".formatted(parts[0]))
              .remedy("Leave `dest` out: the file that the server reads is changed then."));
    }
    return plan(new PgHbaFile(parts[HEAD - 1]), parts[0], parts[1]);
  }

  private Plan plan(PgHbaFile file, String path, String data) {
    var rule = rule();
    var found = file.about(rule);
    var subject = "rule " + rule.subject();
    if (state == Presence.ABSENT) {
      return found
          .map(it ->
              change(
                  new Difference.Vanishes(subject, it.verdict()), file.without(rule), path, data))
          .orElse(Plan.inOrder());
    }
    if (found.filter(it -> it.verdict().equals(rule.verdict())).isPresent()) {
      return Plan.inOrder();
    }
    return change(
        found
            .<Difference>map(
                it -> new Difference.Differs(subject, "method", it.verdict(), rule.verdict()))
            .orElseGet(() -> new Difference.Appears(subject, rule.verdict())),
        file.with(rule, comment),
        path,
        data);
  }

  private Plan change(Difference difference, PgHbaFile file, String path, String data) {
    return Plan.of(
        Change.of(
            difference,
            new Action.Run(PgHbaScript.of(login(), file, path, data, backup)),
            Touch.anything()));
  }

  @Override
  public Diagnosis explained(Diagnosis failure) {
    return PostgresTrouble.explain(failure);
  }
}
