package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link Sysctl}. */
final class SysctlTest extends ModuleTable {
  private static final String FILE = "/etc/sysctl.d/99-mastoplay.conf";

  @Override
  List<Case> cases() {
    return List.of(
        row(
            "new",
            "sysctl: {name: vm.swappiness, value: 10}",
            Observed.bare().answers("vm/swappiness", "free\n60\n"),
            "~ /etc/sysctl.d/99-mastoplay.conf [ → vm.swappiness = 10|] new, 0644 root",
            "$ put /etc/sysctl.d/99-mastoplay.conf 0644",
            "~ vm.swappiness value 60 → 10",
            "$ vm/swappiness 10"),
        row(
            "in order, however it is spaced",
            "sysctl: {name: net.ipv4.ip_local_port_range, value: 20000  50000}",
            Observed.bare()
                .file(FILE, "net.ipv4.ip_local_port_range=20000 50000\n", "0644", "root")
                .answers("ip_local_port_range", "free\n20000\t50000\n"),
            "="),
        row(
            "another value beside others",
            "sysctl: {name: net.ipv4.conf.eth0/1.rp_filter, value: 1}",
            Observed.bare()
                .file(
                    FILE,
                    "# ours\nnet/ipv4/conf/eth0.1/rp_filter = 2\nvm.swappiness = 1\n",
                    "0664",
                    "root")
                .answers("net/ipv4/conf/eth0.1/rp_filter", "free\n1\n"),
            "~ /etc/sysctl.d/99-mastoplay.conf [# ours|net/ipv4/conf/eth0.1/rp_filter ="
                + " 2|vm.swappiness = 1| → # ours|net.ipv4.conf.eth0/1.rp_filter ="
                + " 1|vm.swappiness = 1|]"),
        row(
            "no longer",
            "sysctl: {name: vm.swappiness, state: absent}",
            Observed.bare().file(FILE, "-vm.swappiness = 1\n", "0644", "root"),
            "~ /etc/sysctl.d/99-mastoplay.conf [-vm.swappiness = 1| → ]"),
        row(
            "in the file alone",
            "sysctl: {name: vm.swappiness, value: 10, reload: false}",
            Observed.bare()
                .file(FILE, "vm.swappiness = 10\n", "0644", "root")
                .answers("vm/swappiness", "fixed\n60\n"),
            "="),
        row(
            "another's kernel",
            "sysctl: {name: vm.swappiness, value: 10}",
            Observed.bare().answers("vm/swappiness", "fixed\n60\n"),
            "! vm.swappiness can't be set on this host."),
        row(
            "another's kernel, with the right value",
            "sysctl: {name: vm.swappiness, value: 60}",
            Observed.bare()
                .file(FILE, "vm.swappiness = 60\n", "0644", "root")
                .answers("vm/swappiness", "fixed\n60\n"),
            "="),
        row(
            "misspelt",
            "sysctl: {name: vm.swapiness, value: 10, ignoreerrors: true}",
            Observed.bare().answers("vm/swapiness", "none\n"),
            "~ /etc/sysctl.d/99-mastoplay.conf [ → vm.swapiness = 10|] new, 0644 root"),
        row(
            "no setting",
            "sysctl: {name: swappiness, value: 10}",
            Observed.bare(),
            "? `swappiness` is not a setting of the kernel: write one such as vm.swappiness"),
        row(
            "no value",
            "sysctl: {name: vm.swappiness}",
            Observed.bare(),
            "? give the `value` that vm.swappiness shall have"));
  }
}
