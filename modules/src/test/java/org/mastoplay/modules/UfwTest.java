package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link Ufw}. */
final class UfwTest extends ModuleTable {
  private static final String T4 = "### tuple ### ";

  private static Observed host(String four, String six) {
    return Observed.bare()
        .file("/etc/ufw/user.rules", "*filter\n" + four, "0640", "root")
        .file("/etc/ufw/user6.rules", "*filter\n" + six, "0640", "root")
        .file("/etc/ufw/ufw.conf", "# ufw\nENABLED=no\nLOGLEVEL=low\n", "0644", "root")
        .file(
            "/etc/default/ufw",
            """
            IPV6=yes
            DEFAULT_INPUT_POLICY="DROP"
            DEFAULT_OUTPUT_POLICY="ACCEPT"
            DEFAULT_FORWARD_POLICY="DROP"
            """,
            "0644",
            "root");
  }

  private static Observed enabled(String four, String six) {
    return host(four, six)
        .file("/etc/ufw/ufw.conf", "ENABLED=yes\nLOGLEVEL=low\n", "0644", "root")
        .answers("ufw status", "Status: active\nport 22\n");
  }

  private static Observed ssh() {
    return host(
        T4 + "allow tcp 22 0.0.0.0/0 any 0.0.0.0/0 in\n", T4 + "allow tcp 22 ::/0 any ::/0 in\n");
  }

  @Override
  List<Case> cases() {
    return List.of(
        row(
            "new",
            "ufw: {rule: allow, port: 22, proto: tcp}",
            host("", ""),
            "+ firewall rule 22/tcp allow",
            "+ firewall rule 22/tcp (IPv6) allow",
            "$ ufw allow in proto tcp from any to any port 22"),
        row(
            "without ufw",
            "ufw: {rule: allow, port: 22, proto: tcp}",
            Observed.bare(),
            "+ firewall rule 22/tcp allow",
            "+ firewall rule 22/tcp (IPv6) allow"),
        row("in order", "ufw: {rule: allow, port: 22, proto: tcp}", ssh(), "="),
        row(
            "another action",
            "ufw: {rule: limit, port: 22, proto: tcp}",
            ssh(),
            "~ firewall rule 22/tcp action allow → limit",
            "~ firewall rule 22/tcp (IPv6) action allow → limit"),
        row(
            "taken away",
            "ufw: {rule: allow, port: 22, proto: tcp, delete: true}",
            ssh(),
            "- firewall rule 22/tcp allow",
            "- firewall rule 22/tcp (IPv6) allow",
            "$ ufw delete allow in proto tcp from any to any port 22"),
        row(
            "none to take away",
            "ufw: {rule: deny, port: 22, proto: tcp, delete: true}",
            ssh(),
            "="),
        row(
            "from a network, with a comment",
            "ufw: {rule: allow, from_ip: 10.0.0.5/24, port: '443,80', proto: tcp, comment: x}",
            host("", ""),
            "+ firewall rule 80,443/tcp from 10.0.0.5/24 allow, x",
            "$ ufw allow in proto tcp from 10.0.0.5/24 to any port 80,443 comment x"),
        row(
            "that in order",
            "ufw: {rule: allow, from_ip: 10.0.0.5/24, port: '443,80', proto: tcp, comment: x}",
            host(T4 + "allow tcp 80,443 0.0.0.0/0 any 10.0.0.0/24 in comment=78\n", ""),
            "="),
        row(
            "of IPv6",
            "ufw: {rule: deny, direction: out, to_ip: '2001:db8::1', log: true}",
            host("", ""),
            "+ firewall rule all to 2001:db8::1 outwards (IPv6) deny_log",
            "$ ufw deny out log from any to 2001:db8::1"),
        row(
            "through the host",
            "ufw: {rule: allow, route: true, interface_in: eth0, interface_out: eth1, port: 25,"
                + " proto: tcp, to_ip: 10.0.0.0/8}",
            host(T4 + "route:allow tcp 25 10.0.0.0/8 any 0.0.0.0/0 in_eth0!out_eth1\n", ""),
            "="),
        row(
            "an application",
            "ufw: {rule: allow, name: WWW Full}",
            host(
                T4 + "allow tcp 80,443 0.0.0.0/0 any 0.0.0.0/0 WWW%20Full - in\n",
                T4 + "allow tcp 80,443 ::/0 any ::/0 WWW%20Full - in\n"),
            "="),
        row(
            "the default",
            "ufw: {policy: reject, direction: incoming}",
            host("", ""),
            "~ firewall default incoming deny → reject",
            "$ ufw default reject incoming"),
        row("the default in order", "ufw: {default: allow, direction: out}", host("", ""), "="),
        row(
            "the log",
            "ufw: {logging: medium}",
            host("", ""),
            "~ firewall logging low → medium",
            "$ ufw logging medium"),
        row("the log is on", "ufw: {logging: on}", host("", ""), "="),
        row(
            "enabled",
            "ufw: {state: enabled}",
            ssh().answers("ufw status", "Status: inactive\nport 22\n"),
            "~ firewall state off → in force",
            "$ ufw --force enable"),
        row(
            "enabled with its first rule",
            "ufw: {state: enabled, rule: allow, port: '20:30', proto: tcp}",
            host("", "").answers("ufw status", "Status: inactive\nport 22\n"),
            "+ firewall rule 20:30/tcp allow",
            "+ firewall rule 20:30/tcp (IPv6) allow",
            "~ firewall state off → in force"),
        row(
            "nobody could log in",
            "ufw: {state: enabled}",
            host("", "").answers("ufw status", "Status: inactive\nport 22\n"),
            "! With this firewall nobody could log in any more, mastoplay included."),
        row("enabled already", "ufw: {state: enabled}", enabled("", ""), "="),
        row(
            "enabled, but the kernel knows nothing",
            "ufw: {state: enabled, policy: allow}",
            host("", "")
                .file("/etc/ufw/ufw.conf", "ENABLED=yes\nLOGLEVEL=low\n", "0644", "root")
                .answers("ufw status", "Status: inactive\nport 22\n"),
            "~ firewall default incoming deny → allow",
            "~ firewall state off → in force"),
        row(
            "disabled",
            "ufw: {state: disabled}",
            enabled("", ""),
            "~ firewall state in force → off",
            "$ ufw disable"),
        row(
            "reset",
            "ufw: {state: reset}",
            ssh().answers("ufw status", "Status: inactive\n"),
            "- firewall all rules, and it is off",
            "$ ufw --force reset"),
        row("nothing", "ufw: {}", Observed.bare(), "? give `rule`, `policy`, `logging` or `state`"),
        row(
            "no rule",
            "ufw: {port: 22, state: enabled}",
            Observed.bare(),
            "? say what happens: `rule` is missing, as in `rule: allow`"),
        row(
            "a service by its name",
            "ufw: {rule: allow, port: ssh}",
            Observed.bare(),
            "? `ssh` is no port: write a number, several as in `80,443`, or a range as in"
                + " `6000:6007`"),
        row(
            "several ports without a protocol",
            "ufw: {rule: allow, port: '80,443'}",
            Observed.bare(),
            "? several ports need `proto`: ufw takes them for tcp or for udp"),
        row(
            "no address",
            "ufw: {rule: allow, from: example.org}",
            Observed.bare(),
            "? `example.org` is no address: write one such as 203.0.113.9, 10.0.0.0/8 or"
                + " 2001:db8::/32"));
  }
}
