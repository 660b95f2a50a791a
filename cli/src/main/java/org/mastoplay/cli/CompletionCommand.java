package org.mastoplay.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mastoplay completion}: a script that lets bash complete the command's words. */
@Command(
    name = "completion",
    description = "Print a script for bash that completes commands and options.",
    footer = {"%nTo use it, add to ~/.bashrc:", "  source <(mastoplay completion)"})
final class CompletionCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  CompletionCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    surroundings.out().print(AutoComplete.bash("mastoplay", spec.root().commandLine()));
    return ExitCode.OK;
  }
}
