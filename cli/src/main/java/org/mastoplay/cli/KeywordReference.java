package org.mastoplay.cli;

import static java.util.stream.Collectors.joining;

import org.mastoplay.play.Keyword;
import org.mastoplay.play.KeywordTable;

/** All words of the language but the modules, as docs/reference/keywords.md has it, in Markdown. */
final class KeywordReference {
  private static final String HEAD =
      """
      <!-- Generated from the table of keywords: do not edit. ReferenceTest says how to write it anew. -->

      # Keywords

      The words that playbooks are made of, beside the [modules](modules.md). [The language](../language.md) shows how they
      are used. Any value may be a text with `${…}` in it.
      """;

  private KeywordReference() {}

  static String markdown() {
    return KeywordTable.ALL.stream().map(KeywordReference::section).collect(joining("", HEAD, ""));
  }

  private static String section(KeywordTable table) {
    var title =
        table.title().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
            + table.title().substring(1);
    return "\n## %s\n\n%s.\n\n| word | value | meaning |\n| --- | --- | --- |\n%s"
        .formatted(
            title,
            table.doc(),
            table.keywords().stream().map(KeywordReference::row).collect(joining()));
  }

  private static String row(Keyword it) {
    return "| `%s` | %s | %s. |\n".formatted(it.name(), it.form().description(), it.doc());
  }
}
