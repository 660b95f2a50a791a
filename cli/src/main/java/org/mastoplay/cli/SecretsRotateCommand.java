package org.mastoplay.cli;

import java.nio.file.Path;
import java.util.List;
import org.mastoplay.secret.EncryptedFile;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code mastoplay secrets rotate}: encrypts files anew, for other recipients. */
final class SecretsRotateCommand implements Command {
  private final Wiring wiring;

  private final Argument<List<Path>> paths =
      Argument.some(
          Path.class,
          PositionalParamSpec.builder().paramLabel("FILE").description("The encrypted files."));

  private final Argument<List<String>> to =
      Argument.all(
          String.class,
          OptionSpec.builder("--to")
              .paramLabel("RECIPIENT")
              .arity("1..*")
              .required(true)
              .description("All who shall read them, you among them: age1…"));

  SecretsRotateCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public CommandSpec spec() {
    return Command.spec(
        this,
        List.of(paths, to),
        "Encrypt files anew, for other recipients.",
        "Who could read a file before may have kept a copy: change the passwords in it, too.");
  }

  @Override
  public Integer call() {
    var recipients = EncryptedFile.recipients(to.get());
    var own = wiring.keys().recipients();
    if (own.stream().noneMatch(recipients::contains)) {
      throw new Complaint(
          "You yourself could not read the files any more. Add your own recipient:  --to %s"
              .formatted(own.getFirst()));
    }
    var files = paths.get().stream().map(it -> SecretsFlags.encrypted(it, wiring)).toList();
    // All are read before one is written: a file that can't be read leaves them as they are.
    var texts = files.stream().map(EncryptedFile::decrypt).toList();
    var out = wiring.surroundings().out();
    for (var i = 0; i < files.size(); i++) {
      files.get(i).encrypt(texts.get(i), recipients);
      out.printf("%s can be read by %d.%n", paths.get().get(i), recipients.size());
    }
    out.printf(
        "So that later changes keep it that way, list them, one a line, in %s beside the file.%n",
        EncryptedFile.RECIPIENTS);
    return ExitCode.OK;
  }
}
