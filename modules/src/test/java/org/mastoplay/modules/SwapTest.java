package org.mastoplay.modules;

import java.util.List;
import java.util.Optional;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Mode;

/** The cases of {@link Swap}. */
final class SwapTest extends ModuleTable {
  private static final long GIB = 1L << 30;

  @Override
  List<Case> cases() {
    return List.of(
        row(
            "new",
            "swap: {size: 2G}",
            host("").file("/etc/fstab", "# table\n", "0644", "root"),
            "+ swap /swapfile 2 GiB",
            "~ swap /swapfile state off → on",
            "~ /etc/fstab [# table| → # table|/swapfile none swap sw 0 0|]",
            "$ /swapfile 2048 no",
            "$ swapon -- /swapfile",
            "$ put /etc/fstab 0644"),
        row("in order", "swap: {size: 2G}", used(2), "="),
        row(
            "larger",
            "swap: {size: 3G}",
            used(2),
            "~ swap /swapfile size 2 GiB → 3 GiB",
            "$ /swapfile 3072 yes",
            "$ swapon -- /swapfile"),
        row(
            "not in use",
            "swap: {size: 2G}",
            host("").file("/swapfile", file(2)).file("/etc/fstab", LINE, "0644", "root"),
            "~ swap /swapfile state off → on",
            "$ swapon -- /swapfile"),
        row(
            "as much as is lacking",
            "swap: {total: 4G}",
            host(""),
            "+ swap /swapfile 2.5 GiB",
            "~ swap /swapfile state off → on",
            "~ /etc/fstab [ → /swapfile none swap sw 0 0|] new, 0644 root"),
        row("more than is lacking", "swap: {total: 3G}", used(2), "="),
        row(
            "nothing is lacking",
            "swap: {total: 1G}",
            host(""),
            "= not needed: memory and swap reach 1 GiB"),
        row(
            "none",
            "swap: {state: absent}",
            used(2),
            "~ swap /swapfile state on → off",
            "- /swapfile 2 GiB",
            "~ /etc/fstab [/swapfile none swap sw 0 0| → ]",
            "$ put /etc/fstab 0644",
            "$ swapoff -- /swapfile",
            "$ rm -f -- /swapfile"),
        row(
            "a container",
            "swap: {size: 2G}",
            Observed.bare().answers("/proc/swaps", "container systemd-nspawn\n"),
            "= left alone: a container uses the swap of the machine that it runs on"),
        row(
            "where none can be",
            "swap: {size: 2G}",
            Observed.bare().answers("/proc/swaps", "container none\ntype btrfs\nfree 99999999\n"),
            "! /swapfile can't be used as swap."),
        row("no room", "swap: {size: 100G}", host(""), "! There is no room for 100 GiB of swap."),
        row("no size", "swap: {}", Observed.bare(), "? give `size`, such as 2G, or `total`"),
        row(
            "two sizes",
            "swap: {size: 2G, total: 2G}",
            Observed.bare(),
            "? give either `size` or `total`"),
        row(
            "what is none",
            "swap: {size: big}",
            Observed.bare(),
            "? `big` is not a size: write one such as 512M or 2G"));
  }

  private static final String LINE = "/swapfile none swap sw 0 0\n";

  /** With 1.5 GiB of memory and 10 GiB of room. */
  private static Observed host(String more) {
    return Observed.bare()
        .answers(
            "/proc/swaps",
            "container none\ntype ext2/ext3\nfree 10485760\nmemory 1572864\nswap 0\n" + more);
  }

  private static Observed used(int gibibytes) {
    var size = gibibytes * GIB / 1024;
    return Observed.bare()
        .answers(
            "/proc/swaps",
            "container none\ntype ext2/ext3\nfree 10485760\nmemory 1572864\nswap %d\nown %d\n"
                .formatted(size - 4, size - 4))
        .file("/swapfile", file(gibibytes))
        .file("/etc/fstab", LINE, "0644", "root");
  }

  private static FileState file(int gibibytes) {
    return new FileState.Regular(
        new Mode(0600), "root", "root", gibibytes * GIB, Optional.empty(), Optional.empty());
  }
}
