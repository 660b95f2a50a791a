package org.mastoplay.cli;

import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;

/** {@code mastoplay completion}: a script that lets bash complete the command's words. */
final class CompletionCommand implements Command {
  private final Wiring wiring;

  CompletionCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public CommandSpec spec() {
    var spec =
        Command.spec(
            this, List.of(), "Print a script for bash that completes commands and options.");
    spec.usageMessage()
        .footer("%nTo use it, add to ~/.bashrc:", "  source <(mastoplay completion)");
    return spec;
  }

  @Override
  public Integer call() {
    var all = MastoplayCommand.commandLine(wiring);
    wiring.surroundings().out().print(AutoComplete.bash("mastoplay", all));
    return ExitCode.OK;
  }
}
