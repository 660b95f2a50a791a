package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link LocaleGen}. */
final class LocaleGenTest extends ModuleTable {
  private static Observed host(String file, String generated) {
    return Observed.bare()
        .file("/etc/locale.gen", file, "0644", "root")
        .installed("locales", "2", "2")
        .answers("locale -a", generated);
  }

  @Override
  List<Case> cases() {
    return List.of(
        row(
            "new",
            "locale_gen: de_DE.UTF-8",
            host("# de_DE.UTF-8 UTF-8\n", "C\n"),
            "+ locale de_DE.UTF-8",
            "$ put /etc/locale.gen 0644",
            "$ locale-gen"),
        row(
            "one of two",
            "locale_gen: 'de_DE.UTF-8,en_US.UTF-8'",
            host("de_DE.UTF-8 UTF-8\n", "de_DE.utf8\n"),
            "+ locale en_US.UTF-8"),
        row(
            "in order",
            "locale_gen: de_DE.UTF-8",
            host("de_DE.UTF-8 UTF-8\n", "C\nde_DE.utf8\n"),
            "="),
        row(
            "listed, but not generated",
            "locale_gen: de_DE.UTF-8",
            host("de_DE.UTF-8 UTF-8\n", "C\n"),
            "+ locale de_DE.UTF-8",
            "$ locale-gen"),
        row(
            "without the package",
            "locale_gen: de_DE.UTF-8",
            Observed.bare(),
            "! The package locales is not installed."),
        row(
            "a package that is to come",
            "locale_gen: de_DE.UTF-8",
            Observed.bare().installed("locales", "2", "2"),
            "+ locale de_DE.UTF-8",
            "$ put /etc/locale.gen 0644",
            "$ locale-gen"),
        row(
            "misspelt",
            "locale_gen: de_ED.UTF-8",
            host("", "C\n").answers("SUPPORTED", "de_ED.UTF-8 UTF-8\n"),
            "! There is no locale de_ED.UTF-8."),
        row(
            "removed",
            "locale_gen: {name: de_DE.UTF-8, state: absent}",
            host("de_DE.UTF-8 UTF-8\n", "de_DE.utf8\n"),
            "- locale de_DE.UTF-8",
            "$ put /etc/locale.gen 0644",
            "$ locale-gen"),
        row(
            "gone already",
            "locale_gen: {name: de_DE.UTF-8, state: absent}",
            host("# de_DE.UTF-8 UTF-8\n", "C\n"),
            "="),
        row(
            "with a modifier",
            "locale_gen: de_DE.UTF-8@euro",
            host("de_DE.UTF-8@euro UTF-8\n", "de_DE.utf8@euro\n"),
            "="),
        row(
            "no encoding",
            "locale_gen: de_DE",
            Observed.bare(),
            "? `de_DE` is not a locale with its encoding: write one such as en_US.UTF-8"));
  }
}
