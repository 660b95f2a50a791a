package org.mastoplay.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code mastoplay lab status}: lists the lab's hosts. */
@Command(name = "status", description = "List the lab's hosts.")
final class LabStatusCommand implements Callable<Integer> {
  private final Wiring wiring;

  LabStatusCommand(Wiring wiring) {
    this.wiring = wiring;
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
