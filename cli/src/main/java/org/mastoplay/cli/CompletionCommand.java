package org.mastoplay.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** {@code mastoplay completion}: a script that lets bash complete the command's words. */
@Command(
    description = "Print a script for bash that completes commands and options.",
    footer = {"%nTo use it, add to ~/.bashrc:", "  source <(mastoplay completion)"})
final class CompletionCommand implements Callable<Integer> {
  private final Wiring wiring;

  CompletionCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() {
    var all = MastoplayCommand.commandLine(wiring);
    wiring.surroundings().out().print(AutoComplete.bash("mastoplay", all));
    return ExitCode.OK;
  }
}
