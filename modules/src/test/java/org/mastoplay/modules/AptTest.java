package org.mastoplay.modules;

import java.util.List;
import java.util.Optional;
import org.mastoplay.module.PackageState;

/** The cases of {@link Apt}. */
final class AptTest extends ModuleTable {
  private static Observed lists(String age) {
    return Observed.bare()
        .answers("/var/lib/apt/lists", age + "\n")
        .answers("madison", "nginx | 1.26.3-1 | x\nnginx | 1.24.0-2 | x\n");
  }

  /** Where apt-get has nothing against what is tried. */
  private static Observed fresh() {
    return lists("10").answers("--audit", "");
  }

  private static PackageState residue() {
    return new PackageState(Optional.empty(), Optional.of("1"), true, false);
  }

  @Override
  List<Case> cases() {
    return List.of(
        row(
            "new",
            "apt: {name: nginx}",
            fresh().available("nginx", "1.26"),
            "+ package nginx",
            "$ 600 install nginx"),
        row(
            "one of two",
            "apt: {name: 'nginx,curl', install_recommends: false}",
            fresh().available("nginx", "1.26").installed("curl", "8", "9"),
            "+ package nginx",
            "$ 600 install --no-install-recommends nginx"),
        row("in order", "apt: nginx", lists("never").installed("nginx", "1.25", "1.26"), "="),
        row(
            "newest",
            "apt: {name: nginx, state: latest}",
            fresh().installed("nginx", "1.25", "1.26"),
            "~ package nginx version 1.25 → 1.26",
            "$ 600 install nginx"),
        row(
            "a certain version",
            "apt: {name: nginx=1.24.*, allow_downgrade: true}",
            fresh().installed("nginx", "1.26", "1.26"),
            "~ package nginx version 1.26 → 1.24.*",
            "$ 600 install --allow-downgrades nginx=1.24.*"),
        row(
            "that version is there",
            "apt: {name: nginx=1.26.*}",
            fresh().installed("nginx", "1.26.3-1", "1.27"),
            "="),
        row(
            "a version that there isn't",
            "apt: {name: nginx=9.9}",
            fresh().available("nginx", "1.26"),
            "! apt has no version 9.9 of nginx."),
        row(
            "a version that newer lists may have",
            "apt: {name: nginx=9.9}",
            lists("99999").available("nginx", "1.26"),
            "* package lists refreshed",
            "+ package nginx 9.9"),
        row(
            "the lists were refreshed by an earlier task, says a dry run",
            "apt: {name: 'nginx,curl=9', update_cache: true}",
            lists("unseen"),
            "+ package nginx",
            "+ package curl 9",
            "$ 600 install nginx curl=9"),
        row(
            "nobody knows what they have",
            "apt: {name: nginx, state: latest}",
            lists("unseen").installed("nginx", "1", "1"),
            "! What will be upgraded is known after the lists are refreshed."),
        row(
            "refused by apt-get",
            "apt: {name: nginx}",
            lists("10").available("nginx", "1").fails("--audit", "E: held"),
            "! apt-get would not do this; nothing was changed."),
        row(
            "another has to go for it",
            "apt: {name: nginx}",
            lists("10")
                .available("nginx", "1")
                .installed("apache2", "2", "2")
                .answers("--audit", "Remv apache2 [2]\nRemv old [1]\nInst nginx (1 x [amd64])\n"),
            "+ package nginx",
            "- package apache2 2",
            "$ 600 install nginx"),
        row(
            "a file on the host",
            "apt: {deb: /srv/a.deb}",
            fresh().answers("dpkg-deb", "tool 1:2.0-1\n").installed("tool", "1:1.0", "1"),
            "~ package tool version 1:1.0 → 1:2.0-1",
            "$ 600 install /srv/a.deb"),
        row(
            "a file on the host that will be there",
            "apt: {deb: /srv/tool_2.0_all.deb}",
            fresh().file("/srv/tool_2.0_all.deb", "", "0644", "root"),
            "+ package tool 2.0"),
        row(
            "no file on the host",
            "apt: {deb: /srv/a.deb}",
            fresh(),
            "! There is no package in /srv/a.deb."),
        row(
            "a file of ours",
            "apt: {local_deb: tool_2.0-1_all.deb}",
            fresh(),
            "+ package tool 2.0-1",
            "$ put /var/cache/apt/archives/tool_2.0-1_all.deb 0644",
            "$ 600 install /var/cache/apt/archives/tool_2.0-1_all.deb",
            "$ rm -f -- /var/cache/apt/archives/tool_2.0-1_all.deb"),
        row(
            "a file of ours that is installed",
            "apt: {local_deb: tool_2.0-1_all.deb}",
            fresh().installed("tool", "1:2.0-1", "1"),
            "="),
        row(
            "a file of ours that doesn't say what it is",
            "apt: {local_deb: tool.deb}",
            fresh(),
            "? `tool.deb` must be named as packages are: NAME_VERSION_ARCHITECTURE.deb"),
        row(
            "a fresh host knows no package",
            "apt: {name: nginx}",
            lists("never"),
            "* package lists refreshed",
            "+ package nginx",
            "$ 600",
            "$ 600 install nginx"),
        row("an unknown package", "apt: {name: ngnix}", fresh(), "! apt knows no package ngnix."),
        row(
            "removed",
            "apt: {name: nginx, state: absent}",
            fresh().installed("nginx", "1.26", "1.26"),
            "- package nginx 1.26",
            "$ 600 remove nginx"),
        row(
            "purged",
            "apt: {name: nginx, state: absent, purge: true}",
            fresh().put("nginx", residue()),
            "- package nginx settings that a removal had left",
            "$ 600 purge nginx"),
        row("gone already", "apt: {name: nginx, state: absent}", fresh(), "="),
        row(
            "lists are old",
            "apt: {update_cache: true}",
            lists("99999"),
            "* package lists refreshed",
            "$ 600"),
        row("lists are fresh", "apt: {update_cache: true, cache_valid_time: 86400}", fresh(), "="),
        row(
            "everything",
            "apt: {upgrade: dist}",
            fresh()
                .answers(
                    "dist-upgrade",
                    """
                    Inst base-files [12.4] (12.4+deb12u8 Debian:12.8/stable [amd64])
                    Inst linux-image (6.1 Debian:12.8/stable [amd64])
                    Conf base-files
                    """),
            "~ package base-files version 12.4 → 12.4+deb12u8",
            "+ package linux-image 6.1",
            "$ 600 dist-upgrade"),
        row(
            "everything is up to date",
            "apt: {upgrade: yes, autoremove: true}",
            fresh().answers(" upgrade", "").answers("autoremove", ""),
            "="),
        row(
            "what nobody needs",
            "apt: {autoremove: true}",
            fresh().answers("autoremove", "Remv old [1.0]\n"),
            "- package old 1.0",
            "$ 600 autoremove"),
        row(
            "fresh lists may know newer versions",
            "apt: {name: aa, state: latest, update_cache: true}",
            lists("99999").installed("aa", "1", "1"),
            "* package lists refreshed",
            "$ 600",
            "$ 600 install aa"),
        row(
            "nothing",
            "apt: {state: latest}",
            Observed.bare(),
            "? nothing to do: give `name`, `upgrade`, `autoremove` or `update_cache`"),
        row(
            "yes",
            "apt: {name: aa, update_cache: yes}",
            Observed.bare(),
            "? `yes` is neither true nor false"),
        row(
            "a wrong name",
            "apt: {name: Nginx}",
            Observed.bare(),
            "? `Nginx` can't be the name of a package: it takes small letters, digits, `+`, `-`"
                + " and `.`"));
  }
}
