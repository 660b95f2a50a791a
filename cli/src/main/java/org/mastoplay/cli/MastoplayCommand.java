package org.mastoplay.cli;

import com.google.common.base.Supplier;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The {@code mastoplay} command, of which all others are a part. */
final class MastoplayCommand {
  private MastoplayCommand() {}

  /** The command line with all that it can do, ready to be executed. */
  static CommandLine commandLine(Wiring wiring) {
    return commandLine(wiring, subcommands(wiring));
  }

  /**
   * The command line as far as the words need it: where the first is a command's name, that command
   * alone is made. To make them all takes longer than many a command does.
   */
  static CommandLine commandLine(Wiring wiring, List<String> words) {
    var all = subcommands(wiring);
    var wanted = Maps.filterKeys(all, words.subList(0, 1)::contains);
    return commandLine(wiring, wanted.isEmpty() ? all : wanted);
  }

  private static CommandLine commandLine(Wiring wiring, Map<String, Supplier<CommandSpec>> makers) {
    var surroundings = wiring.surroundings();
    var spec = CommandSpec.create().name("mastoplay").versionProvider(new Version());
    spec.usageMessage()
        .description("Sets up and keeps a Mastodon server, from a bare Debian or Ubuntu host.")
        .footer(
            "%nExit codes:",
            "   0  all well",
            "   1  wrong usage or a mistake in a playbook; no host was touched",
            "   2  a task failed",
            "   3  a host was unreachable",
            "  10  something would change (with --check --detailed-exitcode)");
    makers.forEach((name, maker) -> spec.addSubcommand(name, maker.get()));
    var commands = new CommandLine(spec);
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

  private static ImmutableMap<String, Supplier<CommandSpec>> subcommands(Wiring wiring) {
    return ImmutableMap.<String, Supplier<CommandSpec>>builder()
        .put("init", () -> new InitCommand(wiring).spec())
        .put("apply", () -> new ApplyCommand(wiring).spec())
        .put("diff", () -> new DiffCommand(wiring).spec())
        .put("check", () -> new CheckCommand(wiring).spec())
        .put("facts", () -> new FactsCommand(wiring).spec())
        .put("run", () -> new RunCommand(wiring).spec())
        .put("docs", () -> new DocsCommand(wiring).spec())
        .put("secrets", () -> SecretsCommand.spec(wiring))
        .put("schema", () -> new SchemaCommand(wiring).spec())
        .put("lab", () -> LabCommand.spec(wiring))
        .put("completion", () -> new CompletionCommand(wiring).spec())
        .build();
  }
}
