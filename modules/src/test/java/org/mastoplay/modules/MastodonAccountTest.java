package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link MastodonAccount}. */
final class MastodonAccountTest extends ModuleTable {
  private static final String TASK =
      "mastodon_account: {username: al, email: al@b.example, role: Owner%s}";

  private static Observed with(String report) {
    return Observed.bare()
        .file("/home/mastodon/live/.env.production", "DB_NAME=m\n", "0600", "mastodon")
        .answers("psql", "known Owner\nknown Admin\n" + report);
  }

  private static Observed account(String role, String confirmed, String disabled) {
    return with(
        """
        account al
        email al@b.example
        role %s
        confirmed %s
        approved true
        disabled %s
        """
            .formatted(role, confirmed, disabled));
  }

  @Override
  List<Case> cases() {
    return List.of(
        row(
            "a bare host",
            TASK.formatted(""),
            Observed.bare(),
            "+ account @al al@b.example, Owner"),
        row("new", TASK.formatted(""), with(""), "+ account @al al@b.example, Owner"),
        row("in order", TASK.formatted(""), account("Owner", "true", "false"), "="),
        row(
            "another role",
            TASK.formatted(""),
            account("", "true", "false"),
            "~ account @al role none → Owner",
            "$ bin/tootctl accounts modify al --role Owner"),
        row(
            "unconfirmed and disabled",
            TASK.formatted(""),
            account("Owner", "false", "true"),
            "~ account @al confirmed false → true",
            "~ account @al disabled true → false",
            "$ bin/tootctl accounts modify al --confirm --enable"),
        row(
            "shall not log in",
            TASK.formatted(", state: disabled"),
            account("Owner", "true", "false"),
            "~ account @al disabled false → true"),
        row(
            "has a password",
            TASK.formatted(", password: long enough"),
            account("Owner", "true", "false"),
            "="),
        row(
            "gets a password each time",
            TASK.formatted(", password: long enough, update_password: always"),
            account("Owner", "true", "false"),
            "* account @al password set"),
        row(
            "no such role",
            "mastodon_account: {username: al, email: al@b.example, role: King}",
            with(""),
            "! Mastodon has no role King."),
        row(
            "another's address",
            TASK.formatted(""),
            with("taken bo\n"),
            "! The address al@b.example is another account's."),
        row(
            "no address",
            "mastodon_account: {username: al, email: al}",
            Observed.bare(),
            "? `al` is not an e-mail address"));
  }
}
