package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link Fail2banJail}. */
final class Fail2banJailTest extends ModuleTable {
  private static final String FILE = "/etc/fail2ban/jail.d/mastoplay-sshd.local";
  private static final String TASK = "fail2ban_jail: {name: sshd, maxretry: 3, findtime: 10m}";
  private static final String TEXT =
      """
      # Written by mastoplay; what is changed here by hand will be lost.
      [sshd]
      enabled = true
      backend = systemd
      maxretry = 3
      findtime = 10m
      """;

  private static Observed written() {
    return Observed.bare().file(FILE, TEXT, "0644", "root");
  }

  private static Observed working(String live) {
    return written().answers("fail2ban-client status", live);
  }

  @Override
  List<Case> cases() {
    return List.of(
        row(
            "new",
            TASK,
            Observed.bare().answers("fail2ban-client status", "off\n"),
            "~ " + FILE + " [ → " + TEXT.replace('\n', '|') + "] new, 0644 root"),
        row(
            "without fail2ban",
            TASK,
            Observed.bare(),
            "~ " + FILE + " [ → " + TEXT.replace('\n', '|') + "] new, 0644 root"),
        row("in order", TASK, working("on\nmaxretry 3\nfindtime 600\nbantime 600\n"), "="),
        row("stopped", TASK, working("stopped\n"), "~ jail sshd state off → in force"),
        row(
            "set by hand",
            TASK,
            working("on\nmaxretry 9\nfindtime 600\nbantime 600\n"),
            "~ jail sshd maxretry 9 → 3"),
        row(
            "all settings",
            "fail2ban_jail: {name: web, enabled: false, port: 'http,https', filter:"
                + " nginx-http-auth, backend: auto, logpath: [/a.log, /b.log], bantime: -1,"
                + " ignoreip: [127.0.0.1/8, '::1'], banaction: nftables}",
            Observed.bare(),
            "~ /etc/fail2ban/jail.d/mastoplay-web.local [ → "
                + "# Written by mastoplay; what is changed here by hand will be lost.|[web]|"
                + "enabled = false|backend = auto|port = http,https|filter = nginx-http-auth|"
                + "logpath = /a.log|          /b.log|bantime = -1|ignoreip = 127.0.0.1/8 ::1|"
                + "banaction = nftables|] new, 0644 root"),
        row("gone", "fail2ban_jail: {name: sshd, state: absent}", written(), "- " + FILE),
        row("gone already", "fail2ban_jail: {name: sshd, state: absent}", Observed.bare(), "="),
        row(
            "no time",
            "fail2ban_jail: {name: sshd, bantime: soon}",
            Observed.bare(),
            "? `soon` is no time for `bantime`: write seconds, or as in 10m, 1h or 1d"),
        row(
            "no jail",
            "fail2ban_jail: {name: DEFAULT}",
            Observed.bare(),
            "? `DEFAULT` is no jail of its own"));
  }
}
