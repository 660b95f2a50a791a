package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link Yarn}. */
final class YarnTest extends ModuleTable {
  @Override
  List<Case> cases() {
    return List.of(
        row(
            "a bare host",
            "yarn: {chdir: /a, production: true}",
            Observed.bare(),
            "+ packages of /a",
            "$ /a yarn true true"),
        row(
            "in order",
            "yarn: {chdir: /a, executable: /b/yarn}",
            Observed.bare().answers("yarn-state", "complete\n"),
            "="),
        row(
            "not complete",
            "yarn: {chdir: /a, immutable: false}",
            Observed.bare().answers("yarn-state", ""),
            "+ packages of /a",
            "$ /a yarn false false"),
        row(
            "what is no registry",
            "yarn: {chdir: /a, registry: npm.example}",
            Observed.bare(),
            "? `npm.example` is not the address of a registry: it begins with https://"));
  }
}
