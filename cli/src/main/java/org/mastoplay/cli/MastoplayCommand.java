package org.mastoplay.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code mastoplay} command, of which all others are a part. */
@Command(
    name = "mastoplay",
    description = "Sets up and keeps a Mastodon server, from a bare Debian or Ubuntu host.",
    versionProvider = Version.class,
    footer = {
      "%nExit codes:",
      "   0  all well",
      "   1  wrong usage or a mistake in a playbook; no host was touched",
      "   2  a task failed",
      "   3  a host was unreachable",
      "  10  something would change (with --check --detailed-exitcode)"
    })
final class MastoplayCommand {
  /** The command line, ready to be executed. */
  static CommandLine commandLine(Wiring wiring) {
    var surroundings = wiring.surroundings();
    var commands =
        new CommandLine(new MastoplayCommand())
            .addSubcommand(new ApplyCommand(wiring))
            .addSubcommand(new DiffCommand(wiring))
            .addSubcommand(new CheckCommand(wiring))
            .addSubcommand(new FactsCommand(wiring))
            .addSubcommand(new RunCommand(wiring))
            .addSubcommand(new DocsCommand(wiring))
            .addSubcommand(SecretsCommand.commandLine(wiring))
            .addSubcommand(new SchemaCommand(wiring))
            .addSubcommand(LabCommand.commandLine(wiring))
            .addSubcommand(new CompletionCommand(surroundings));
    Help.addTo(commands);
    var failures = new Failures(surroundings);
    return commands
        // `-e @FILE` is the engine's to read: a file's words are no words of the command line.
        .setExpandAtFiles(false)
        .setOut(new java.io.PrintWriter(surroundings.out(), true, surroundings.out().charset()))
        .setErr(new java.io.PrintWriter(surroundings.err(), true, surroundings.err().charset()))
        .setParameterExceptionHandler(failures::usage)
        .setExecutionExceptionHandler(failures::execution);
  }
}
