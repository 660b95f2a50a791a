package org.mastoplay.cli;

import java.util.concurrent.Callable;
import org.mastoplay.lab.Suite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mastoplay lab up}: boots hosts. */
@Command(name = "up", description = "Boot hosts: host1, host2 and so on.")
final class LabUpCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(
      arity = "0..1",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many (${DEFAULT-VALUE}).")
  private int number;

  @Option(
      names = "--suite",
      paramLabel = "trixie|bookworm",
      defaultValue = "trixie",
      description = "Debian's release (${DEFAULT-VALUE}).")
  private String suite = "trixie";

  @Option(
      names = "--internet",
      description = "Also boot the lab's own internet: names, certificates, code, mail, storage.")
  private boolean internet;

  LabUpCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() {
    if (number < 1) {
      throw new Complaint("N is %d, but must be at least 1.".formatted(number));
    }
    var lab = wiring.lab().get();
    var hosts = lab.up(LabCast.numbered(number, lab.hosts()), Suite.parse(suite));
    if (internet) {
      lab.internet();
    }
    var out = wiring.surroundings().out();
    LabCast.table(hosts).forEach(out::println);
    out.println("Apply to them with:  mastoplay apply PLAYBOOK -i " + lab.inventory());
    return ExitCode.OK;
  }
}
