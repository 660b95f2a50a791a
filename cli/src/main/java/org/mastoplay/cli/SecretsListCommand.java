package org.mastoplay.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mastoplay secrets list}: the names of the secrets that mastoplay has made. */
@Command(name = "list", description = "List the names of the secrets that mastoplay has made.")
final class SecretsListCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Mixin private SecretsFlags secrets = new SecretsFlags();

  SecretsListCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() {
    secrets.read(wiring).keys().forEach(wiring.surroundings().out()::println);
    return ExitCode.OK;
  }
}
