package org.mastoplay.cli;

import picocli.CommandLine.Model.CommandSpec;

/** {@code mastoplay lab}: throwaway hosts on this machine. */
final class LabCommand {
  private LabCommand() {}

  static CommandSpec spec(Wiring wiring) {
    var spec =
        CommandSpec.create()
            .addSubcommand("up", new LabUpCommand(wiring).spec())
            .addSubcommand("status", new LabStatusCommand(wiring).spec())
            .addSubcommand("ssh", new LabSshCommand(wiring).spec())
            .addSubcommand("apply", new LabApplyCommand(wiring).spec())
            .addSubcommand("down", new LabDownCommand(wiring).spec());
    spec.usageMessage()
        .description("Throwaway Debian hosts on this machine, to rehearse a playbook on.");
    return spec;
  }
}
