package org.mastoplay.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mastoplay secrets decrypt}: shows an encrypted file, or decrypts it for good. */
@Command(name = "decrypt", description = "Print what is in an encrypted file.")
final class SecretsDecryptCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(paramLabel = "FILE", description = "The encrypted file.")
  private Path path = Path.of("");

  @Option(names = "--in-place", description = "Print nothing; leave the file decrypted.")
  private boolean inPlace;

  SecretsDecryptCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() {
    var file = SecretsFlags.encrypted(path, wiring);
    var plain = file.decrypt();
    if (inPlace) {
      file.replace(plain);
      wiring
          .surroundings()
          .out()
          .printf("%s is no longer encrypted; only you can read it.%n", path);
    } else {
      wiring.surroundings().out().write(plain, 0, plain.length);
      wiring.surroundings().out().flush();
    }
    return ExitCode.OK;
  }
}
