package org.mastoplay.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code mastoplay lab ssh}: logs in to a host of the lab. */
final class LabSshCommand implements Command {
  private final Wiring wiring;

  private final Argument<String> host =
      Argument.one(
          String.class,
          PositionalParamSpec.builder()
              .index("0")
              .paramLabel("HOST")
              .description("The host's name."));

  private final Argument<List<String>> remote =
      Argument.all(
          String.class,
          PositionalParamSpec.builder()
              .index("1..*")
              .paramLabel("COMMAND")
              .description("What to run there."));

  LabSshCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public CommandSpec spec() {
    var spec =
        Command.spec(
            this, List.of(host, remote), "Log in to a host as root, or run a command there.");
    // What stands behind the host's name is for the host, options included.
    spec.parser().stopAtPositional(true);
    return spec;
  }

  /** Returns the exit code of ssh. */
  @Override
  public Integer call() throws InterruptedException {
    var command = new ArrayList<>(wiring.lab().get().sshCommand(host.get()));
    command.addAll(remote.get());
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
