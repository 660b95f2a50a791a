package org.mastoplay.cli;

import java.util.List;
import org.mastoplay.lab.Suite;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code mastoplay lab up}: boots hosts. */
final class LabUpCommand implements Command {
  private final Wiring wiring;

  private final Argument<Integer> number =
      Argument.usually(
          int.class,
          1,
          PositionalParamSpec.builder()
              .paramLabel("N")
              .description("How many (${DEFAULT-VALUE})."));

  private final Argument<String> suite = UsualArguments.suite();

  private final Argument<Boolean> internet =
      Argument.toggle(
          OptionSpec.builder("--internet")
              .description(
                  "Also boot the lab's own internet: names, certificates, code, mail, storage."));

  LabUpCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public CommandSpec spec() {
    return Command.spec(
        this, List.of(number, suite, internet), "Boot hosts: host1, host2 and so on.");
  }

  @Override
  public Integer call() {
    if (number.get() < 1) {
      throw new Complaint("N is %d, but must be at least 1.".formatted(number.get()));
    }
    var lab = wiring.lab().get();
    var hosts = lab.up(LabCast.numbered(number.get(), lab.hosts()), Suite.parse(suite.get()));
    if (internet.get()) {
      lab.internet();
    }
    var out = wiring.surroundings().out();
    LabCast.table(hosts).forEach(out::println);
    out.println("Apply to them with:  mastoplay apply PLAYBOOK -i " + lab.inventory());
    return ExitCode.OK;
  }
}
