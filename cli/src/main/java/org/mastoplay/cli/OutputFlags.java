package org.mastoplay.cli;

import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;

/** The flags that say what is shown, and how. */
final class OutputFlags implements Arguments {
  /** The forms that a run can be shown in. */
  enum Form {
    text,
    json
  }

  final Argument<Form> form =
      Argument.usually(
          Form.class,
          Form.text,
          OptionSpec.builder("-o", "--output")
              .paramLabel("text|json")
              .description("Text for people, or one JSON object per line (docs/json-output.md)."));

  final Argument<Boolean> differences =
      Argument.toggle(OptionSpec.builder("-D", "--diff").description("Show what differs."));

  final Argument<Integer> verbose =
      Argument.count(
          OptionSpec.builder("-v", "--verbose")
              .description("Show more: -v also what is in order, -vv also exchanges with hosts."));

  /** Whether the lines that tasks print are shown; no flag, but for a command to decide. */
  final boolean taskOutput;

  OutputFlags() {
    this(false);
  }

  OutputFlags(boolean taskOutput) {
    this.taskOutput = taskOutput;
  }

  @Override
  public Stream<Argument<?>> all() {
    return Stream.of(form, differences, verbose);
  }
}
