package org.mastoplay.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code mastoplay lab}: throwaway hosts on this machine. */
@Command(description = "Throwaway Debian hosts on this machine, to rehearse a playbook on.")
final class LabCommand {
  static CommandLine commandLine(Wiring wiring) {
    return new CommandLine(new LabCommand())
        .addSubcommand(new LabUpCommand(wiring))
        .addSubcommand(new LabStatusCommand(wiring))
        // What stands behind the host's name is for the host, options included.
        .addSubcommand(new CommandLine(new LabSshCommand(wiring)).setStopAtPositional(true))
        .addSubcommand(new LabApplyCommand(wiring))
        .addSubcommand(new LabDownCommand(wiring));
  }
}
