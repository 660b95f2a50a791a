package org.mastoplay.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mastoplay lab down}: removes the lab's hosts. */
@Command(name = "down", description = "Stop the lab's hosts, and remove them and their disks.")
final class LabDownCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Option(names = "--purge", description = "Remove also what the next hosts would be made from.")
  private boolean purge;

  LabDownCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() {
    var lab = wiring.lab().get();
    if (purge) {
      lab.purge();
    } else {
      lab.down();
    }
    wiring.surroundings().out().println("The lab is down; nothing of its hosts is left.");
    return ExitCode.OK;
  }
}
