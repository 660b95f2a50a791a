package org.mastoplay.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mastoplay run}: one task, without a playbook. */
@Command(
    description = "Run one task without a playbook.",
    footer = {
      "%nExamples:",
      "  mastoplay run -i hosts.yml web apt name=nginx state=present",
      "  mastoplay run -i web1, all command \"uptime\""
    })
final class RunCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "HOSTS", description = "A host, a group, or a pattern.")
  private String pattern = "";

  @Parameters(index = "1", paramLabel = "MODULE", description = "See `mastoplay docs`.")
  private String module = "";

  @Parameters(
      index = "2..*",
      paramLabel = "ARGS",
      description = "key=value words, or the module's free form.")
  private List<String> words = List.of();

  @Mixin private HostFlags hosts = new HostFlags();
  @Mixin private OutputFlags output = new OutputFlags();

  @Option(
      names = {"-C", "--check"},
      description = "Change nothing; say what would change.")
  private boolean check;

  RunCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() {
    var surroundings = wiring.surroundings();
    var options = hosts.options(new TaskFlags(), check, surroundings);
    output.taskOutput = true;
    var playbook = OneTask.playbook(pattern, module, words);
    var run = wiring.checker().get().check(playbook, Path.of(""), options);
    var again = Again.applying("run", spec.commandLine().getParseResult());
    return new Session(surroundings, output).run(run, check, again, false);
  }
}
