package org.mastoplay.cli;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** All playbooks that others can use, as docs/reference/playbooks.md has it, in Markdown. */
record PlaybookReference(List<PlaybookPage> pages) {
  private static final String HEAD =
      """
      <!-- Generated from the playbooks: do not edit. ReferenceTest says how to write it anew. -->

      # Playbooks

      What a task can `use`; see [the language](../language.md#using-other-playbooks). `mastoplay docs playbooks/NAME.yml`
      prints the same in a terminal.

      """;

  String markdown() {
    return HEAD + pages.stream().map(PlaybookPage::markdown).collect(joining("\n"));
  }
}
