package org.mastoplay.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code mastoplay lab status}: lists the lab's hosts. */
final class LabStatusCommand implements Command {
  private final Wiring wiring;

  LabStatusCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public CommandSpec spec() {
    return Command.spec(this, List.of(), "List the lab's hosts.");
  }

  @Override
  public Integer call() {
    var out = wiring.surroundings().out();
    var hosts = wiring.lab().get().hosts();
    if (hosts.isEmpty()) {
      out.println("The lab has no hosts. Boot some with:  mastoplay lab up");
    }
    LabCast.table(hosts).forEach(out::println);
    return ExitCode.OK;
  }
}
