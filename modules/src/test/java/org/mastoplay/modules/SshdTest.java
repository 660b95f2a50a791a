package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link Sshd}. */
final class SshdTest extends ModuleTable {
  private static final String FILE = "/etc/ssh/sshd_config.d/10-mastoplay.conf";
  private static final String HEAD =
      "# Written by mastoplay; what is changed here by hand will be lost.|";

  private static Observed host(String wanted, String effective, String others) {
    return Observed.bare()
        .answers(
            "sshd_config.d",
            """
            == wanted
            passwordauthentication %s
            == effective
            pubkeyauthentication yes
            passwordauthentication %s
            == included
            Include /etc/ssh/sshd_config.d/*.conf
            == others
            %s\
            """
                .formatted(wanted, effective, others));
  }

  private static Observed waysIn(String wanted, String password) {
    return Observed.bare()
        .answers(
            "sshd_config.d",
            """
            == wanted
            %s
            == effective
            pubkeyauthentication yes
            passwordauthentication %s
            kbdinteractiveauthentication no
            == included
            Include /etc/ssh/sshd_config.d/*.conf
            == others
            """
                .formatted(wanted, password));
  }

  private static Observed written(Observed host, String lines) {
    return host.file(FILE, HEAD.replace('|', '\n') + lines, "0644", "root");
  }

  @Override
  List<Case> cases() {
    return List.of(
        row(
            "new",
            "sshd: {password_authentication: false}",
            host("no", "yes", ""),
            "~ " + FILE + " [ → " + HEAD + "PasswordAuthentication no|] new, 0644 root",
            "$ put " + FILE + " 0644",
            "$"),
        row(
            "without sshd",
            "sshd: {password_authentication: false}",
            Observed.bare(),
            "~ " + FILE + " [ → " + HEAD + "PasswordAuthentication no|] new, 0644 root"),
        row(
            "changed",
            "sshd: {password_authentication: false}",
            written(host("no", "yes", ""), "PasswordAuthentication yes\n"),
            "~ "
                + FILE
                + " ["
                + HEAD
                + "PasswordAuthentication yes| → "
                + HEAD
                + "PasswordAuthentication no|]"),
        row(
            "in order",
            "sshd: {password_authentication: false}",
            written(host("no", "no", ""), "PasswordAuthentication no\n"),
            "="),
        row(
            "an earlier file wins",
            "sshd: {password_authentication: false}",
            host(
                "no", "yes", "/etc/ssh/sshd_config.d/01-cloud.conf:2:PasswordAuthentication yes\n"),
            "! These settings would not take effect."),
        row(
            "a later one doesn't",
            "sshd: {password_authentication: false}",
            host(
                "no", "yes", "/etc/ssh/sshd_config.d/50-cloud.conf:2:PasswordAuthentication yes\n"),
            "~ " + FILE + " [ → " + HEAD + "PasswordAuthentication no|] new, 0644 root"),
        row(
            "ports add up",
            "sshd: {port: [2222]}",
            Observed.bare()
                .answers(
                    "sshd_config.d",
                    """
                    == wanted
                    port 2222
                    == effective
                    port 22
                    == included
                    Include x
                    == others
                    /etc/ssh/sshd_config:9:Port 22
                    """),
            "! These settings would not take effect."),
        row(
            "nothing reads the file",
            "sshd: {password_authentication: false}",
            written(host("no", "yes", ""), "PasswordAuthentication no\n"),
            "! passwordauthentication does not take effect."),
        row(
            "nobody could log in",
            "sshd: {pubkey_authentication: false}",
            waysIn("pubkeyauthentication no", "no"),
            "! With these settings nobody could log in any more, mastoplay included."),
        row(
            "passwords are left",
            "sshd: {pubkey_authentication: false}",
            waysIn("pubkeyauthentication no", "yes"),
            "~ " + FILE + " [ → " + HEAD + "PubkeyAuthentication no|] new, 0644 root"),
        row(
            "sshd refuses",
            "sshd: {options: {Ciphers: rot13}}",
            Observed.bare().fails("sshd_config.d", "Bad SSH2 cipher spec"),
            "! sshd refuses these settings."),
        row(
            "all settings",
            "sshd: {permit_root_login: prohibit-password, max_auth_tries: 3, allow_users: a b,"
                + " options: {LogLevel: VERBOSE}}",
            Observed.bare(),
            "~ "
                + FILE
                + " [ → "
                + HEAD
                + "PermitRootLogin prohibit-password|MaxAuthTries 3|"
                + "AllowUsers a b|LogLevel VERBOSE|] new, 0644 root"),
        row(
            "taken away",
            "sshd: {state: absent}",
            written(host("no", "no", ""), "PasswordAuthentication no\n"),
            "- " + FILE,
            "$ " + FILE),
        row("gone already", "sshd: {state: absent}", Observed.bare(), "="),
        row(
            "no setting",
            "sshd:",
            Observed.bare(),
            "? give at least one setting, such as `password_authentication: false`"),
        row(
            "a block",
            "sshd: {options: {Match: User a}}",
            Observed.bare(),
            "? `Match` can't be set here: `options` takes keywords of sshd_config(5)"));
  }
}
