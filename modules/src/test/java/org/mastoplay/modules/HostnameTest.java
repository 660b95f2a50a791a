package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link Hostname}. */
final class HostnameTest extends ModuleTable {
  private static Observed named(String kept, String running, String hosts) {
    return Observed.bare()
        .file("/etc/hostname", kept + "\n", "0644", "root")
        .file("/etc/hosts", hosts, "0644", "root")
        .answers("uname -n", running + "\n");
  }

  @Override
  List<Case> cases() {
    return List.of(
        row(
            "another",
            "hostname: web1",
            named("old", "old", "127.0.0.1 localhost\n127.0.1.1 old\n::1 ip6\n"),
            "~ /etc/hosts [127.0.0.1 localhost|127.0.1.1 old|::1 ip6| → 127.0.0.1"
                + " localhost|127.0.1.1 web1|::1 ip6|]",
            "$ put /etc/hosts 0644",
            "~ host name name old → web1",
            "$ web1"),
        row(
            "with its domain, where the host had no line",
            "hostname: web1.example",
            named("web1.example", "web1.example", "127.0.0.1 localhost\n::1 ip6\n"),
            "~ /etc/hosts [127.0.0.1 localhost|::1 ip6| → 127.0.0.1 localhost|127.0.1.1"
                + " web1.example web1|::1 ip6|]"),
        row(
            "known by another address",
            "hostname: web1",
            named("web1", "web1", "10.0.0.7 web1 # ours\n"),
            "="),
        row(
            "only the kernel has another",
            "hostname: {name: web1, hosts: false}",
            named("web1", "old", ""),
            "~ host name name old → web1"),
        row(
            "no name",
            "hostname: -web",
            Observed.bare(),
            "? `-web` can't be the name of a host: it takes letters, digits and `-`, at most 64 of"
                + " them"));
  }
}
