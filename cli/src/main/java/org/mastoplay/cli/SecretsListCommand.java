package org.mastoplay.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code mastoplay secrets list}: the names of the secrets that mastoplay has made. */
final class SecretsListCommand implements Command {
  private final Wiring wiring;

  private final SecretsFlags secrets = new SecretsFlags();

  SecretsListCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public CommandSpec spec() {
    return Command.spec(
        this, List.of(secrets), "List the names of the secrets that mastoplay has made.");
  }

  @Override
  public Integer call() {
    secrets.read(wiring).keys().forEach(wiring.surroundings().out()::println);
    return ExitCode.OK;
  }
}
