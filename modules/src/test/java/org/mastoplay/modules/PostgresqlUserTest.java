package org.mastoplay.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The cases of {@link PostgresqlUser}. */
final class PostgresqlUserTest extends ModuleTable {
  // Made by another program of the password `pencil`.
  private static final String PENCIL =
      "SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY="
          + ":wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=";
  private static final String ROLE =
      """
      salt c2FsdHNhbHRzYWx0c2FsdA==
      role yes
      SUPERUSER false
      CREATEDB false
      LOGIN true
      conn_limit -1
      expires never
      comment\s
      """;

  private static Observed role(String more) {
    return Observed.bare().answers("name=", ROLE + more);
  }

  @Override
  List<Case> cases() {
    return List.of(
        row(
            "new on a bare host",
            "postgresql_user: {name: mastodon, role_attr_flags: CREATEDB}",
            Observed.bare(),
            "+ role mastodon LOGIN, CREATEDB"),
        row(
            "new",
            "postgresql_user: {name: mastodon, password: pencil, role_attr_flags: NOLOGIN}",
            Observed.bare().answers("name=", "salt c2FsdHNhbHRzYWx0c2FsdA==\n"),
            "+ role mastodon NOLOGIN, with a password",
            "$ -v name=mastodon"),
        row(
            "without the server's account",
            "postgresql_user: {name: mastodon}",
            Observed.bare().answers("name=", "no server\n"),
            "+ role mastodon LOGIN"),
        row(
            "in order",
            "postgresql_user: {name: mastodon, role_attr_flags: 'LOGIN,NOSUPERUSER', conn_limit:"
                + " -1}",
            role(""),
            "="),
        row(
            "a flag, a limit and a comment",
            "postgresql_user: {name: m, role_attr_flags: CREATEDB, conn_limit: 5, comment: Ours}",
            role(""),
            "~ role m attribute NOCREATEDB → CREATEDB",
            "~ role m connections any number → 5",
            "~ role m comment  → Ours",
            "$ -v name=m -v comment=Ours"),
        row(
            "the right password",
            "postgresql_user: {name: m, password: pencil}",
            role("password " + PENCIL + "\n"),
            "="),
        row(
            "another password",
            "postgresql_user: {name: m, password: crayon}",
            role("password " + PENCIL + "\n"),
            "~ role m password •••••• → another"),
        row(
            "another password that stays",
            "postgresql_user: {name: m, password: crayon, no_password_changes: true}",
            role("password " + PENCIL + "\n"),
            "="),
        row(
            "a password that lets in",
            "postgresql_user: {name: m, password: pencil}",
            role("").answers("ask()", ""),
            "="),
        row(
            "a password that doesn't",
            "postgresql_user: {name: m, password: pencil}",
            role("").fails("ask()", ""),
            "~ role m password •••••• → another"),
        row(
            "an end",
            "postgresql_user: {name: m, expires: 2027-01-31}",
            role("expires_right false\n"),
            "~ role m expires never → 2027-01-31"),
        row(
            "gone",
            "postgresql_user: {name: m, state: absent}",
            role(""),
            "- role m",
            "$ -v name=m"),
        row(
            "gone already",
            "postgresql_user: {name: m, state: absent}",
            Observed.bare().answers("name=", "salt x\n"),
            "="),
        row(
            "no answer",
            "postgresql_user: {name: m}",
            Observed.bare().fails("name=", "connection failed: Connection refused"),
            "! PostgreSQL doesn't answer."),
        row(
            "a flag that is none",
            "postgresql_user: {name: m, role_attr_flags: CREATEDBS}",
            Observed.bare(),
            "? `CREATEDBS` is no attribute of a role: they are SUPERUSER, CREATEROLE, CREATEDB,"
                + " INHERIT, LOGIN, REPLICATION, BYPASSRLS, each also with NO in front"),
        row(
            "a password that programs read differently",
            "postgresql_user: {name: m, password: pässword}",
            Observed.bare(),
            "? the password must be of letters without accents, digits and signs of an English"
                + " keyboard, and not empty"));
  }

  @Test
  void aVerifierIsThatOfItsPasswordAlone() {
    assertThat(ScramVerifier.of("pencil", "W22ZaJ0SNY7soEsUEjb6gQ==")).isEqualTo(PENCIL);
    assertThat(ScramVerifier.accepts(PENCIL, "pencil")).isTrue();
    assertThat(ScramVerifier.accepts(PENCIL, "Pencil")).isFalse();
    assertThat(ScramVerifier.accepts(PENCIL, PENCIL)).isTrue();
    assertThat(ScramVerifier.accepts("md5" + "0".repeat(32), "pencil")).isFalse();
  }
}
