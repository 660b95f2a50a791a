package org.mastoplay.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code mastoplay check}: finds mistakes in a playbook without asking a host. */
@Command(name = "check", description = "Find mistakes in a playbook; no host is contacted.")
final class CheckCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(paramLabel = "PLAYBOOK", description = "The playbook.")
  private Path playbook = Path.of("");

  @Mixin private HostFlags hosts = new HostFlags();
  @Mixin private TaskFlags tasks = new TaskFlags();

  CheckCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() {
    var surroundings = wiring.surroundings();
    var run = wiring.checker().get().check(playbook, hosts.options(tasks, true, surroundings));
    var count = run.tasks().values().stream().mapToInt(List::size).sum();
    surroundings
        .out()
        .printf(
            "%s: no mistakes found in %s. No host was contacted.%n",
            playbook, count == 1 ? "1 task" : count + " tasks");
    return ExitCode.OK;
  }
}
