package org.mastoplay.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code mastoplay apply}: makes hosts what a playbook says. */
final class ApplyCommand implements Command {
  private final Wiring wiring;

  private final Argument<Path> playbook = UsualArguments.playbook();

  private final HostFlags hosts = new HostFlags();
  private final TaskFlags tasks = new TaskFlags();
  private final OutputFlags output = new OutputFlags();
  private final ListFlags lists = new ListFlags();

  private final Argument<Boolean> check = UsualArguments.check();

  private final Argument<Boolean> detailedExitCode =
      Argument.toggle(
          OptionSpec.builder("--detailed-exitcode")
              .description("With --check: exit code 10 if something would change."));

  private final CommandSpec spec =
      Command.spec(
          this,
          List.of(playbook, hosts, tasks, output, lists, check, detailedExitCode),
          "Make hosts what a playbook says.");

  ApplyCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public Integer call() {
    var surroundings = wiring.surroundings();
    var options = hosts.options(tasks, check.get(), surroundings);
    var run = wiring.checker().get().check(playbook.get(), options);
    if (lists.isAny()) {
      lists.print(run, surroundings.out());
      return ExitCode.OK;
    }
    var again = Again.applying("apply", spec.commandLine().getParseResult());
    return new Session(surroundings, output)
        .run(run, check.get(), again, check.get() && detailedExitCode.get());
  }
}
