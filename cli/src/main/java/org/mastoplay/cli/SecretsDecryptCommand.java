package org.mastoplay.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code mastoplay secrets decrypt}: shows an encrypted file, or decrypts it for good. */
final class SecretsDecryptCommand implements Command {
  private final Wiring wiring;

  private final Argument<Path> path =
      Argument.one(
          Path.class,
          PositionalParamSpec.builder().paramLabel("FILE").description("The encrypted file."));

  private final Argument<Boolean> inPlace =
      Argument.toggle(
          OptionSpec.builder("--in-place").description("Print nothing; leave the file decrypted."));

  SecretsDecryptCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public CommandSpec spec() {
    return Command.spec(this, List.of(path, inPlace), "Print what is in an encrypted file.");
  }

  @Override
  public Integer call() {
    var file = SecretsFlags.encrypted(path.get(), wiring);
    var plain = file.decrypt();
    if (inPlace.get()) {
      file.replace(plain);
      wiring
          .surroundings()
          .out()
          .printf("%s is no longer encrypted; only you can read it.%n", path.get());
    } else {
      wiring.surroundings().out().write(plain, 0, plain.length);
      wiring.surroundings().out().flush();
    }
    return ExitCode.OK;
  }
}
