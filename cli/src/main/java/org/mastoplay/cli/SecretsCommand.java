package org.mastoplay.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code mastoplay secrets}: passwords and keys, encrypted. */
@Command(
    description = "Encrypt passwords and keys, and see those that mastoplay has made.",
    footer = {
      "%nTo begin with:",
      "  mastoplay secrets init                     makes your key, once",
      "  mastoplay secrets edit group_vars/all.yml  opens it in your editor"
    })
final class SecretsCommand {
  static CommandLine commandLine(Wiring wiring) {
    return new CommandLine(new SecretsCommand())
        .addSubcommand(new SecretsInitCommand(wiring))
        .addSubcommand(new SecretsEncryptCommand(wiring))
        .addSubcommand(new SecretsDecryptCommand(wiring))
        .addSubcommand(new SecretsEditCommand(wiring))
        .addSubcommand(new SecretsRotateCommand(wiring))
        .addSubcommand(new SecretsGenerateCommand(wiring))
        .addSubcommand(new SecretsShowCommand(wiring))
        .addSubcommand(new SecretsListCommand(wiring));
  }
}
