package org.mastoplay.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code mastoplay facts}: what playbooks can know of hosts. */
final class FactsCommand implements Command {
  private final Wiring wiring;

  private final Argument<String> pattern =
      Argument.one(
          String.class,
          PositionalParamSpec.builder()
              .paramLabel("HOSTS")
              .description("A host, a group, or a pattern."));

  private final HostFlags hosts = new HostFlags();
  private final OutputFlags output = new OutputFlags();

  FactsCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public CommandSpec spec() {
    return Command.spec(
        this, List.of(pattern, hosts, output), "Show what playbooks can know of hosts.");
  }

  @Override
  public Integer call() {
    var surroundings = wiring.surroundings();
    var options = hosts.options(new TaskFlags(), false, surroundings);
    var playbook = OneTask.playbook(pattern.get(), "debug", List.of("var=facts"));
    var run = wiring.checker().get().check(playbook, Path.of(""), options);
    return new Session(surroundings, output)
        .run(run, false, "mastoplay facts " + pattern.get(), false);
  }
}
