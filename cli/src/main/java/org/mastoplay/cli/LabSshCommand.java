package org.mastoplay.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mastoplay lab ssh}: logs in to a host of the lab. */
@Command(name = "ssh", description = "Log in to a host as root, or run a command there.")
final class LabSshCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(index = "0", paramLabel = "HOST", description = "The host's name.")
  private String host = "";

  @Parameters(index = "1..*", paramLabel = "COMMAND", description = "What to run there.")
  private List<String> remote = List.of();

  LabSshCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  /** Returns the exit code of ssh. */
  @Override
  public Integer call() throws InterruptedException {
    var command = new ArrayList<>(wiring.lab().get().sshCommand(host));
    command.addAll(remote);
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
