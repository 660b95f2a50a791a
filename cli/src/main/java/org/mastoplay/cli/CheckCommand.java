package org.mastoplay.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mastoplay.cli.render.CheckJson;
import org.mastoplay.cli.render.CheckResult;
import org.mastoplay.cli.render.CheckSarif;
import org.mastoplay.run.Engine.CheckedRun;
import org.mastoplay.text.MistakesFound;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code mastoplay check}: finds mistakes in a playbook without asking a host. */
final class CheckCommand implements Command {
  private final Wiring wiring;

  /** The forms that mistakes can be told in. */
  enum Form {
    text,
    json,
    sarif
  }

  private final Argument<Path> playbook = UsualArguments.playbook();

  private final Argument<Form> form =
      Argument.usually(
          Form.class,
          Form.text,
          OptionSpec.builder("-o", "--output")
              .paramLabel("text|json|sarif")
              .description(
                  "Text for people, JSON for programs (docs/json-output.md), or SARIF 2.1.0 for"
                      + " editors and code hosts."));

  private final HostFlags hosts = new HostFlags();
  private final TaskFlags tasks = new TaskFlags();

  CheckCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public CommandSpec spec() {
    return Command.spec(
        this,
        List.of(playbook, form, hosts, tasks),
        "Find mistakes in a playbook; no host is contacted.");
  }

  @Override
  public Integer call() {
    var surroundings = wiring.surroundings();
    var options = hosts.options(tasks, true, surroundings);
    if (form.get() == Form.text) {
      var count = CheckResult.countOf(wiring.checker().get().check(playbook.get(), options));
      surroundings
          .out()
          .printf("%s: no mistakes found in %s. No host was contacted.%n", playbook.get(), count);
      return ExitCode.OK;
    }
    CheckResult result;
    try {
      CheckedRun run = wiring.checker().get().check(playbook.get(), options);
      result = new CheckResult(playbook.get(), List.of(), Optional.of(run));
    } catch (MistakesFound found) {
      result = new CheckResult(playbook.get(), found.problems(), Optional.empty());
    }
    if (form.get() == Form.json) {
      CheckJson.write(result, surroundings.out());
    } else {
      new CheckSarif(Path.of(""), Version.number()).write(result, surroundings.out());
    }
    return result.problems().isEmpty() ? ExitCode.OK : ExitCode.MISTAKE;
  }
}
