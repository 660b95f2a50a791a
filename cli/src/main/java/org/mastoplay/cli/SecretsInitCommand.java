package org.mastoplay.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code mastoplay secrets init}: makes the key that opens what is encrypted. */
final class SecretsInitCommand implements Command {
  private final Wiring wiring;

  SecretsInitCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public CommandSpec spec() {
    return Command.spec(
        this,
        List.of(),
        "Make your age key, which opens what is encrypted. If you have one, show for whom others"
            + " have to encrypt so that you can read it.",
        "The key lies in ~/.config/mastoplay/age.key, or in the file that MASTOPLAY_AGE_KEY_FILE"
            + " names.");
  }

  @Override
  public Integer call() {
    var keys = wiring.keys();
    var out = wiring.surroundings().out();
    if (keys.exist()) {
      out.printf("Your age key lies in %s.%n", keys.shownFile());
    } else {
      keys.create();
      out.printf("Made your age key: %s%n", keys.shownFile());
      out.println("Keep a copy in a safe place: what is encrypted is lost without it.");
    }
    out.println("Who shall encrypt something for you needs this recipient:");
    keys.recipients().forEach(it -> out.println("  " + it));
    return ExitCode.OK;
  }
}
