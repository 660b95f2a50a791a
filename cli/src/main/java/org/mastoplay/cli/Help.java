package org.mastoplay.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The flags that every command has: {@code --help}, and {@code --version} at the top. */
final class Help {
  private Help() {}

  static void addTo(CommandLine commands) {
    commands
        .getCommandSpec()
        .addOption(
            OptionSpec.builder("--version")
                .versionHelp(true)
                .description("Print the version.")
                .build());
    addHelp(commands);
    commands.getSubcommands().values().forEach(Help::addHelp);
    commands.getSubcommands().values().stream()
        .flatMap(command -> command.getSubcommands().values().stream())
        .forEach(Help::addHelp);
  }

  private static void addHelp(CommandLine command) {
    command
        .getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Print this help.")
                .build());
  }
}
