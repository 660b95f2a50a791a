package org.mastoplay.modules;

import java.util.List;
import java.util.Optional;
import org.mastoplay.module.PackageState;

/** The cases of {@link Apt}. */
final class AptTest extends ModuleTable {
  private static Observed lists(String age) {
    return Observed.bare().answers("/var/lib/apt/lists", age + "\n");
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
            lists("fresh").available("nginx", "1.26"),
            "+ package nginx 1.26",
            "$ 60 install nginx"),
        row(
            "one of two",
            "apt: {name: 'nginx,curl', install_recommends: false}",
            lists("fresh").available("nginx", "1.26").installed("curl", "8", "9"),
            "+ package nginx 1.26",
            "$ 60 install --no-install-recommends nginx"),
        row("in order", "apt: nginx", lists("never").installed("nginx", "1.25", "1.26"), "="),
        row(
            "newest",
            "apt: {name: nginx, state: latest}",
            lists("fresh").installed("nginx", "1.25", "1.26"),
            "~ package nginx version 1.25 → 1.26",
            "$ 60 install nginx"),
        row(
            "a certain version",
            "apt: {name: nginx=1.24.*, allow_downgrade: true}",
            lists("fresh").installed("nginx", "1.26", "1.26"),
            "~ package nginx version 1.26 → 1.24.*",
            "$ 60 install --allow-downgrades nginx=1.24.*"),
        row(
            "that version is there",
            "apt: {name: nginx=1.26.*}",
            lists("fresh").installed("nginx", "1.26.3-1", "1.27"),
            "="),
        row(
            "a fresh host knows no package",
            "apt: {name: nginx}",
            lists("never"),
            "* package lists refreshed",
            "+ package nginx newest, known after the lists are refreshed",
            "$ 60",
            "$ 60 install nginx"),
        row(
            "an unknown package",
            "apt: {name: ngnix}",
            lists("fresh"),
            "! apt knows no package ngnix."),
        row(
            "removed",
            "apt: {name: nginx, state: absent}",
            lists("fresh").installed("nginx", "1.26", "1.26"),
            "- package nginx 1.26",
            "$ 60 remove nginx"),
        row(
            "purged",
            "apt: {name: nginx, state: absent, purge: true}",
            lists("fresh").put("nginx", residue()),
            "- package nginx settings that a removal had left",
            "$ 60 purge nginx"),
        row("gone already", "apt: {name: nginx, state: absent}", lists("fresh"), "="),
        row(
            "lists are old",
            "apt: {update_cache: true}",
            lists("stale"),
            "* package lists refreshed",
            "$ 60"),
        row(
            "lists are fresh",
            "apt: {update_cache: true, cache_valid_time: 86400}",
            lists("fresh"),
            "="),
        row(
            "everything",
            "apt: {upgrade: dist}",
            lists("fresh")
                .answers(
                    "dist-upgrade",
                    """
                    Inst base-files [12.4] (12.4+deb12u8 Debian:12.8/stable [amd64])
                    Inst linux-image (6.1 Debian:12.8/stable [amd64])
                    Conf base-files
                    """),
            "~ package base-files version 12.4 → 12.4+deb12u8",
            "+ package linux-image 6.1",
            "$ 60 dist-upgrade"),
        row(
            "everything is up to date",
            "apt: {upgrade: yes, autoremove: true}",
            lists("fresh").answers(" upgrade", "").answers("autoremove", ""),
            "="),
        row(
            "what nobody needs",
            "apt: {autoremove: true}",
            lists("fresh").answers("autoremove", "Remv old [1.0]\n"),
            "- package old 1.0",
            "$ 60 autoremove"),
        row(
            "fresh lists may know newer versions",
            "apt: {name: aa, state: latest, update_cache: true}",
            lists("stale").installed("aa", "1", "1"),
            "* package lists refreshed",
            "$ 60",
            "$ 60 install aa"),
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
