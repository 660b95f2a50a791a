package org.mastoplay.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code mastoplay facts}: what playbooks can know of hosts. */
@Command(description = "Show what playbooks can know of hosts.")
final class FactsCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(paramLabel = "HOSTS", description = "A host, a group, or a pattern.")
  private String pattern = "";

  @Mixin private HostFlags hosts = new HostFlags();
  @Mixin private OutputFlags output = new OutputFlags();

  FactsCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() {
    var surroundings = wiring.surroundings();
    var options = hosts.options(new TaskFlags(), false, surroundings);
    var playbook = OneTask.playbook(pattern, "debug", List.of("var=facts"));
    var run = wiring.checker().get().check(playbook, Path.of(""), options);
    return new Session(surroundings, output).run(run, false, "mastoplay facts " + pattern, false);
  }
}
