package org.mastoplay.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mastoplay apply}: makes hosts what a playbook says. */
@Command(description = "Make hosts what a playbook says.")
final class ApplyCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "PLAYBOOK", description = "The playbook.")
  private Path playbook = Path.of("");

  @Mixin private HostFlags hosts = new HostFlags();
  @Mixin private TaskFlags tasks = new TaskFlags();
  @Mixin private OutputFlags output = new OutputFlags();
  @Mixin private ListFlags lists = new ListFlags();

  @Option(
      names = {"-C", "--check"},
      description = "Change nothing; say what would change.")
  private boolean check;

  @Option(
      names = "--detailed-exitcode",
      description = "With --check: exit code 10 if something would change.")
  private boolean detailedExitCode;

  ApplyCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() {
    var surroundings = wiring.surroundings();
    var options = hosts.options(tasks, check, surroundings);
    var run = wiring.checker().get().check(playbook, options);
    if (lists.isAny()) {
      lists.print(run, surroundings.out());
      return ExitCode.OK;
    }
    var again = Again.applying("apply", spec.commandLine().getParseResult());
    return new Session(surroundings, output).run(run, check, again, check && detailedExitCode);
  }
}
