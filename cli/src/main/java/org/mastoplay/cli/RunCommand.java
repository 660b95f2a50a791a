package org.mastoplay.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code mastoplay run}: one task, without a playbook. */
final class RunCommand implements Command {
  private final Wiring wiring;

  private final Argument<String> pattern =
      Argument.one(
          String.class,
          PositionalParamSpec.builder()
              .index("0")
              .paramLabel("HOSTS")
              .description("A host, a group, or a pattern."));

  private final Argument<String> module =
      Argument.one(
          String.class,
          PositionalParamSpec.builder()
              .index("1")
              .paramLabel("MODULE")
              .description("See `mastoplay docs`."));

  private final Argument<List<String>> words =
      Argument.all(
          String.class,
          PositionalParamSpec.builder()
              .index("2..*")
              .paramLabel("ARGS")
              .description("key=value words, or the module's free form."));

  private final HostFlags hosts = new HostFlags();
  private final OutputFlags output = new OutputFlags(true);

  private final Argument<Boolean> check = UsualArguments.check();

  private final CommandSpec spec =
      Command.spec(
          this,
          List.of(pattern, module, words, hosts, output, check),
          "Run one task without a playbook.");

  RunCommand(Wiring wiring) {
    this.wiring = wiring;
    spec.usageMessage()
        .footer(
            "%nExamples:",
            "  mastoplay run -i hosts.yml web apt name=nginx state=present",
            "  mastoplay run -i web1, all command \"uptime\"");
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public Integer call() {
    var surroundings = wiring.surroundings();
    var options = hosts.options(new TaskFlags(), check.get(), surroundings);
    var playbook = OneTask.playbook(pattern.get(), module.get(), words.get());
    var run = wiring.checker().get().check(playbook, Path.of(""), options);
    var again = Again.applying("run", spec.commandLine().getParseResult());
    return new Session(surroundings, output).run(run, check.get(), again, false);
  }
}
