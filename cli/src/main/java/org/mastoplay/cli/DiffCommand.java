package org.mastoplay.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mastoplay diff}: shows what {@code apply} would do. */
@Command(description = "Show what apply would change, and change nothing (apply --check --diff).")
final class DiffCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "PLAYBOOK", description = "The playbook.")
  private Path playbook = Path.of("");

  @Mixin private HostFlags hosts = new HostFlags();
  @Mixin private TaskFlags tasks = new TaskFlags();
  @Mixin private OutputFlags output = new OutputFlags();

  @Option(names = "--detailed-exitcode", description = "Exit code 10 if something would change.")
  private boolean detailedExitCode;

  DiffCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() {
    var surroundings = wiring.surroundings();
    var run = wiring.checker().get().check(playbook, hosts.options(tasks, true, surroundings));
    var again = Again.applying("apply", spec.commandLine().getParseResult());
    return new Session(surroundings, output).run(run, true, again, detailedExitCode);
  }
}
