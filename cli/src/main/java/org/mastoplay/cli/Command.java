package org.mastoplay.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/** One of the program's commands. */
interface Command extends Callable<Integer> {
  /** Its description and what it takes, as picocli wants it. */
  CommandSpec spec();

  /**
   * What a command takes and does.
   *
   * @param description its sentences, each a paragraph
   */
  static CommandSpec spec(
      Callable<Integer> command, List<? extends Arguments> arguments, String... description) {
    var spec = CommandSpec.wrapWithoutInspection(command);
    spec.usageMessage().description(description);
    arguments.stream().flatMap(Arguments::all).forEach(it -> spec.add(it.spec()));
    return spec;
  }
}
