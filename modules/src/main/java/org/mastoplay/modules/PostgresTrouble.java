package org.mastoplay.modules;

import java.util.List;
import java.util.regex.Pattern;
import org.mastoplay.text.Diagnosis;

/** What PostgreSQL's own words mean. */
final class PostgresTrouble {
  /** What is told where its words match. */
  private record Meaning(Pattern words, String what, String why, String remedy) {
    Meaning(String words, String what, String why, String remedy) {
      this(Pattern.compile(words), what, why, remedy);
    }
  }

  private static final List<Meaning> MEANINGS =
      List.of(
          new Meaning(
              "no server",
              "There is no PostgreSQL server on this host.",
              "The account postgres, which its package brings, is not there.",
              "Install it before this task (`apt: {name: postgresql}`), or name the host that has"
                  + " one by `login_host`."),
          new Meaning(
              "Connection refused|Is the server running",
              "PostgreSQL doesn't answer.",
              "No server runs there, or it listens elsewhere.",
              "Start it (`systemd: {name: postgresql, state: started}`); for a server on another"
                  + " host check `login_host`, `login_port`, its `listen_addresses`, and the"
                  + " firewall."),
          new Meaning(
              "the database system is (starting|shutting)",
              "PostgreSQL is not ready yet.",
              "It is just starting, or stopping.",
              "Run this again in a minute."),
          new Meaning(
              "Peer authentication failed",
              "PostgreSQL doesn't let this account in.",
              "Without a password only the account of the same name gets in.",
              "Run the task as root or with `become_user: postgres`, or give `login_password`."),
          new Meaning(
              "password authentication failed|no password supplied",
              "PostgreSQL doesn't accept the password of `login_user`.",
              "It is another, or there is no such role.",
              "Check `login_user` and `login_password`."),
          new Meaning(
              "no pg_hba.conf entry|pg_hba.conf rejects",
              "PostgreSQL lets nobody in from here.",
              "No rule of its pg_hba.conf allows this host, this role and this database.",
              "Add a rule on the server with `postgresql_pg_hba`."),
          new Meaning(
              "certificate|SSL|root\\.crt",
              "The connection to PostgreSQL could not be protected.",
              "Its certificate is not trusted here, or it offers no TLS.",
              "Give the authority's certificate by `ca_cert`, and check `ssl_mode`."),
          new Meaning(
              "some objects depend on it",
              "The role can't be removed: it still owns something.",
              "Databases, tables or rights hang on it.",
              "Remove its databases first, or give them to another role (`REASSIGN OWNED`)."),
          new Meaning(
              "being accessed by other users",
              "The database can't be removed or copied: it is in use.",
              "Programs are connected to it.",
              "Stop them first, or write `force: true` to cut them off."),
          new Meaning(
              "required extension \"|HINT: +Use CREATE EXTENSION .*CASCADE",
              "The extension needs another one.",
              "PostgreSQL names it below.",
              "Write `cascade: true` to have that one made, too."),
          new Meaning(
              "cannot drop extension .* because other objects depend",
              "The extension can't be removed: it is in use.",
              "Tables or columns hang on it.",
              "Write `cascade: true` to remove those, too, with all that is in them."),
          new Meaning(
              "ERROR: +role \"[^\\n]*\" does not exist",
              "There is no such role.",
              "PostgreSQL names it below.",
              "Make it before this task, with `postgresql_user`."),
          new Meaning(
              "FATAL: +database \"[^\\n]*\" does not exist",
              "There is no such database.",
              "PostgreSQL names it below.",
              "Make it before this task, with `postgresql_db`."),
          new Meaning(
              "permission denied|must be (superuser|owner|member)|Only roles with",
              "`login_user` may not do this in PostgreSQL.",
              "It takes a role with more rights, such as postgres.",
              "Leave `login_user` out to act as postgres, or give one that is a superuser."),
          new Meaning(
              "template database|incompatible with the (encoding|collation|LC_CTYPE)",
              "The template doesn't fit the wanted encoding or locale.",
              "Only template0 can be copied to another encoding or locale.",
              "Write `template: template0`."),
          new Meaning(
              "invalid (locale|LC_)|locale name",
              "The host doesn't have that locale.",
              "PostgreSQL uses the locales of its host.",
              "Make it before this task, with `locale_gen`, and restart PostgreSQL."));

  private PostgresTrouble() {}

  /** Says what the words of a failure mean, if they are known. */
  static Diagnosis explain(Diagnosis failure) {
    var words = failure.words().orElse("");
    return MEANINGS.stream()
        .filter(it -> it.words().matcher(words).find())
        .findFirst()
        .map(it -> Diagnosis.of(it.what()).because(it.why()).remedy(it.remedy()).words(words))
        .orElse(failure);
  }
}
