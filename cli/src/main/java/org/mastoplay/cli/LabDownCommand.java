package org.mastoplay.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code mastoplay lab down}: removes the lab's hosts. */
final class LabDownCommand implements Command {
  private final Wiring wiring;

  private final Argument<Boolean> purge =
      Argument.toggle(
          OptionSpec.builder("--purge")
              .description("Remove also what the next hosts would be made from."));

  LabDownCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public CommandSpec spec() {
    return Command.spec(
        this, List.of(purge), "Stop the lab's hosts, and remove them and their disks.");
  }

  @Override
  public Integer call() {
    var lab = wiring.lab().get();
    if (purge.get()) {
      lab.purge();
    } else {
      lab.down();
    }
    wiring.surroundings().out().println("The lab is down; nothing of its hosts is left.");
    return ExitCode.OK;
  }
}
