package org.mastoplay.cli;

import picocli.CommandLine.Model.CommandSpec;

/** {@code mastoplay secrets}: passwords and keys, encrypted. */
final class SecretsCommand {
  private SecretsCommand() {}

  static CommandSpec spec(Wiring wiring) {
    var spec =
        CommandSpec.create()
            .addSubcommand("init", new SecretsInitCommand(wiring).spec())
            .addSubcommand("encrypt", new SecretsEncryptCommand(wiring).spec())
            .addSubcommand("decrypt", new SecretsDecryptCommand(wiring).spec())
            .addSubcommand("edit", new SecretsEditCommand(wiring).spec())
            .addSubcommand("rotate", new SecretsRotateCommand(wiring).spec())
            .addSubcommand("generate", new SecretsGenerateCommand(wiring).spec())
            .addSubcommand("show", new SecretsShowCommand(wiring).spec())
            .addSubcommand("list", new SecretsListCommand(wiring).spec());
    spec.usageMessage()
        .description("Encrypt passwords and keys, and see those that mastoplay has made.")
        .footer(
            "%nTo begin with:",
            "  mastoplay secrets init                     makes your key, once",
            "  mastoplay secrets edit group_vars/all.yml  opens it in your editor");
    return spec;
  }
}
