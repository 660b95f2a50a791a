package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link Sudoers}. */
final class SudoersTest extends ModuleTable {
  private static final String HEAD =
      "# Kept by mastoplay: what is changed here by hand is put back.|";

  private static Observed host() {
    return Observed.bare().installed("sudo", "1", "1").answers("visudo -cf -", "");
  }

  @Override
  List<Case> cases() {
    return List.of(
        row(
            "new",
            "sudoers: {name: a, user: alice, commands: ALL, runas: 'ALL:ALL'}",
            host(),
            "~ /etc/sudoers.d/a [ → " + HEAD + "alice ALL=(ALL:ALL) NOPASSWD: ALL|] new, 0440 root",
            "$ put /etc/sudoers.d/a 0440"),
        row(
            "of a group, with a password",
            "sudoers: {name: a, group: g, nopassword: false, commands: '/bin/a,/bin/b'}",
            host(),
            "~ /etc/sudoers.d/a [ → " + HEAD + "%g ALL=/bin/a, /bin/b|] new, 0440 root"),
        row(
            "before sudo is installed",
            "sudoers: {name: a, user: alice, commands: ALL}",
            Observed.bare().installed("sudo", "1", "1"),
            "~ /etc/sudoers.d/a [ → " + HEAD + "alice ALL=NOPASSWD: ALL|] new, 0440 root"),
        row(
            "without sudo",
            "sudoers: {name: a, user: alice, commands: ALL}",
            Observed.bare(),
            "! The package sudo is not installed."),
        row(
            "refused by visudo",
            "sudoers: {name: a, user: alice, commands: ALL}",
            Observed.bare().fails("visudo -cf -", "syntax error"),
            "! visudo refuses the rule a; nothing was changed."),
        row(
            "removed",
            "sudoers: {name: a, state: absent}",
            host().file("/etc/sudoers.d/a", "", "0440", "root"),
            "- /etc/sudoers.d/a",
            "$ rm -f -- /etc/sudoers.d/a"),
        row("gone already", "sudoers: {name: a, state: absent}", host(), "="),
        row(
            "two commands in one",
            "sudoers: {name: a, user: alice, commands: ['/bin/a, ALL']}",
            host(),
            "? `/bin/a, ALL` has a comma or a line break: write each command as an item of its own,"
                + " and `\\,` for a comma in it"),
        row(
            "for nobody",
            "sudoers: {name: a, commands: ALL}",
            host(),
            "? give one of `user` and `group`"));
  }
}
