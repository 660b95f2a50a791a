package org.mastoplay.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code mastoplay diff}: shows what {@code apply} would do. */
final class DiffCommand implements Command {
  private final Wiring wiring;

  private final Argument<Path> playbook = UsualArguments.playbook();

  private final HostFlags hosts = new HostFlags();
  private final TaskFlags tasks = new TaskFlags();
  private final OutputFlags output = new OutputFlags();

  private final Argument<Boolean> detailedExitCode =
      Argument.toggle(
          OptionSpec.builder("--detailed-exitcode")
              .description("Exit code 10 if something would change."));

  private final CommandSpec spec =
      Command.spec(
          this,
          List.of(playbook, hosts, tasks, output, detailedExitCode),
          "Show what apply would change, and change nothing (apply --check --diff).");

  DiffCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public Integer call() {
    var surroundings = wiring.surroundings();
    var run =
        wiring.checker().get().check(playbook.get(), hosts.options(tasks, true, surroundings));
    var again = Again.applying("apply", spec.commandLine().getParseResult());
    return new Session(surroundings, output).run(run, true, again, detailedExitCode.get());
  }
}
