package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link Corepack}. */
final class CorepackTest extends ModuleTable {
  private static Observed host(String answer) {
    return Observed.bare().answers("readlink", answer);
  }

  @Override
  List<Case> cases() {
    return List.of(
        row("a bare host", "corepack: {}", Observed.bare(), "+ yarn by Corepack", "$ corepack"),
        row("in order", "corepack: {version: '0.34'}", host("corepack 0.34.6\nyarn there\n"), "="),
        row(
            "another version",
            "corepack: {version: '0.34', install_directory: /b}",
            host("corepack 0.29.4\nyarn there\n"),
            "~ corepack version 0.29.4 → 0.34",
            "$ corepack@0.34 /b"),
        row("not enabled", "corepack: {}", host("corepack 0.34.6\n"), "+ yarn by Corepack"),
        row(
            "switched off",
            "corepack: {state: absent}",
            host("corepack 0.34.6\nyarn there\n"),
            "- yarn"),
        row("is off", "corepack: {state: absent}", host("corepack 0.34.6\n"), "="),
        row(
            "what is no registry",
            "corepack: {registry: npm.example}",
            Observed.bare(),
            "? `npm.example` is not the address of a registry: it begins with https://"));
  }
}
