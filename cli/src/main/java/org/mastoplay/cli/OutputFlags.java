package org.mastoplay.cli;

import picocli.CommandLine.Option;

/** The flags that say what is shown, and how. */
final class OutputFlags {
  /** The forms that a run can be shown in. */
  enum Form {
    text,
    json
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "text|json",
      defaultValue = "text",
      description = "Text for people, or one JSON object per line (docs/json-output.md).")
  Form form = Form.text;

  @Option(
      names = {"-D", "--diff"},
      description = "Show what differs.")
  boolean differences;

  @Option(
      names = {"-v", "--verbose"},
      description = "Show more: -v also what is in order, -vv also exchanges with hosts.")
  boolean[] verbose = {};

  /** Whether the lines that tasks print are shown; no flag, but for a command to decide. */
  boolean taskOutput;
}
