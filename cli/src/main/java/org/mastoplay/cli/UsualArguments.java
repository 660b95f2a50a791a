package org.mastoplay.cli;

import java.nio.file.Path;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The arguments that several commands take, for each anew. */
final class UsualArguments {
  private UsualArguments() {}

  static Argument<Path> playbook() {
    return Argument.one(
        Path.class,
        PositionalParamSpec.builder().paramLabel("PLAYBOOK").description("The playbook."));
  }

  static Argument<Boolean> check() {
    return Argument.toggle(
        OptionSpec.builder("-C", "--check").description("Change nothing; say what would change."));
  }

  static Argument<String> suite() {
    return Argument.usually(
        String.class,
        "trixie",
        OptionSpec.builder("--suite")
            .paramLabel("trixie|bookworm")
            .description("Debian's release for new hosts (${DEFAULT-VALUE})."));
  }
}
