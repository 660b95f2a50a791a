package org.mastoplay.modules;

import java.util.List;

/** The cases of the modules that check and change nothing. */
final class CheckTest extends ModuleTable {
  private static Observed tells(String part, String report) {
    return Observed.bare().answers(part, report);
  }

  @Override
  List<Case> cases() {
    return List.of(
        row("a port", "check_port: {port: 80}", tells("reach", "open\n"), "= 127.0.0.1:80 answers"),
        row(
            "a port without a service",
            "check_port: {port: 80}",
            tells("reach", "trouble Connection refused\n"),
            "! Nothing listens at 127.0.0.1:80."),
        row(
            "a mere warning",
            "check_port: {port: 80, free: true, severity: warn}",
            tells("/proc/net/tcp", "owner apache2\n"),
            "= warning: Port 80 is taken by apache2. Two programs can't listen at the same port."
                + " Stop and disable apache2, or choose another port."),
        row(
            "a check that breaks",
            "check_port: {port: 80}",
            Observed.bare().fails("reach", "no"),
            "! Port 80 could not be checked."),
        row(
            "a tool that is missing",
            "check_http: {url: \"https://a.example/\"}",
            Observed.bare(),
            "= can't be told yet: `curl` isn't installed"),
        row(
            "a tool that must be there",
            "check_tls: {host: a.example, required: true}",
            Observed.bare(),
            "! This can't be checked without `openssl`."),
        row(
            "memory",
            "check_memory: {ram_mb: 1800, total_mb: 3900}",
            tells("meminfo", "ram 2000000\nswap 1000000\n"),
            "! The host has 2929 MB of memory and swap space, and 3900 are needed."),
        row(
            "memory of a container",
            "check_memory: {ram_mb: 1800}",
            tells("meminfo", "ram 8000000\nswap 0\nlimit 1048576\n"),
            "! The host has 1024 MB of memory, and 1800 are needed."),
        row(
            "a disk",
            "check_disk: {path: /srv, free_gb: 20}",
            tells("df -Pk", "size 41943040\nfree 31457280\nmount /\n"),
            "= 30 GB free on /"),
        row(
            "a clock",
            "check_clock: {url: \"http://a.example/\"}",
            tells("HEAD", "date Wed, 25 Nov 2026 12:00:00 GMT\nnow 1795608000\n"),
            "= the clock is right"),
        row(
            "a clock that is wrong",
            "check_clock: {url: \"http://a.example/\"}",
            tells("HEAD", "date Wed, 25 Nov 2026 12:00:00 GMT\nnow 1795611600\n"),
            "! The host's clock is 3600 seconds ahead."),
        row(
            "a name behind a router",
            "check_dns: a.example",
            tells("getent", "a 198.51.100.7\nown 10.0.0.4\n"),
            "= a.example leads to 198.51.100.7; this host only knows its private addresses, so give"
                + " `expected`"),
        row(
            "a name of another host",
            "check_dns: a.example",
            tells("getent", "a 198.51.100.7\nown 198.51.100.8\n"),
            "! The name a.example leads to 198.51.100.7, which is not this host."),
        row(
            "an old Redis",
            "check_redis: {}",
            tells("PING", "version 6.0.16\npolicy noeviction\n"),
            "! Redis at 127.0.0.1:6379 is 6.0.16, and at least 7 is needed."),
        row(
            "an old PostgreSQL",
            "check_postgresql: {}",
            tells("psql", "version 140003\nthere\n"),
            "! PostgreSQL is 14.3, and at least 14.4 is needed."));
  }
}
