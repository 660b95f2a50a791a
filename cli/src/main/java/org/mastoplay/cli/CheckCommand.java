package org.mastoplay.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mastoplay.cli.render.CheckJson;
import org.mastoplay.cli.render.CheckResult;
import org.mastoplay.cli.render.CheckSarif;
import org.mastoplay.run.Engine.CheckedRun;
import org.mastoplay.text.MistakesFound;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mastoplay check}: finds mistakes in a playbook without asking a host. */
@Command(description = "Find mistakes in a playbook; no host is contacted.")
final class CheckCommand implements Callable<Integer> {
  private final Wiring wiring;

  /** The forms that mistakes can be told in. */
  enum Form {
    text,
    json,
    sarif
  }

  @Parameters(paramLabel = "PLAYBOOK", description = "The playbook.")
  private Path playbook = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "text|json|sarif",
      defaultValue = "text",
      description =
          "Text for people, JSON for programs (docs/json-output.md), or SARIF 2.1.0 for editors and"
              + " code hosts.")
  private Form form = Form.text;

  @Mixin private HostFlags hosts = new HostFlags();
  @Mixin private TaskFlags tasks = new TaskFlags();

  CheckCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() {
    var surroundings = wiring.surroundings();
    var options = hosts.options(tasks, true, surroundings);
    if (form == Form.text) {
      var count = CheckResult.countOf(wiring.checker().get().check(playbook, options));
      surroundings
          .out()
          .printf("%s: no mistakes found in %s. No host was contacted.%n", playbook, count);
      return ExitCode.OK;
    }
    CheckResult result;
    try {
      CheckedRun run = wiring.checker().get().check(playbook, options);
      result = new CheckResult(playbook, List.of(), Optional.of(run));
    } catch (MistakesFound found) {
      result = new CheckResult(playbook, found.problems(), Optional.empty());
    }
    if (form == Form.json) {
      CheckJson.write(result, surroundings.out());
    } else {
      new CheckSarif(Path.of(""), Version.number()).write(result, surroundings.out());
    }
    return result.problems().isEmpty() ? ExitCode.OK : ExitCode.MISTAKE;
  }
}
