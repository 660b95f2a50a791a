package org.mastoplay.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mastoplay.secret.EncryptedFile;
import org.mastoplay.template.Templates;
import org.mastoplay.text.Secret;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code mastoplay secrets encrypt}: encrypts a file or a single value. */
final class SecretsEncryptCommand implements Command {
  private final Wiring wiring;

  private final Argument<Optional<Path>> path =
      Argument.optional(
          Path.class,
          PositionalParamSpec.builder().paramLabel("FILE").description("The file to encrypt."));

  private final Argument<Optional<String>> name =
      Argument.optional(
          String.class,
          OptionSpec.builder("--value")
              .paramLabel("NAME")
              .description(
                  "Ask for a value, or read it from standard input, and print what to put into a"
                      + " file of variables under this name."));

  SecretsEncryptCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public CommandSpec spec() {
    return Command.spec(
        this,
        List.of(path, name),
        "Encrypt a file in place, or a single value for a file of variables.",
        "It is encrypted for you and for those whom the file .age-recipients beside it lists.");
  }

  @Override
  public Integer call() {
    if (path.get().isPresent() == name.get().isPresent()) {
      throw new Complaint(
          "Name a file to encrypt, or give --value NAME to encrypt a single value.");
    }
    path.get().ifPresent(this::file);
    name.get().ifPresent(this::value);
    return ExitCode.OK;
  }

  private void file(Path of) {
    var file = new EncryptedFile(of, wiring.keys());
    var plain = file.bytes();
    if (file.isEncrypted()) {
      throw new Complaint(
          "%s is encrypted already. See or change it with:  mastoplay secrets edit %s"
              .formatted(of, of));
    }
    var recipients = file.recipients();
    file.encrypt(plain, recipients);
    wiring.surroundings().out().printf("Encrypted %s for:%n", of);
    recipients.forEach(it -> wiring.surroundings().out().println("  " + it));
  }

  private void value(String of) {
    var recipients = new EncryptedFile(Path.of("value"), wiring.keys()).recipients();
    var text = ask(of).reveal();
    if (text.isEmpty()) {
      throw new Complaint("The value is empty, so nothing was encrypted.");
    }
    wiring.surroundings().out().print(entry(of, text, recipients));
  }

  /** What to put into a file of variables: each character of the value means itself. */
  static String entry(String name, String value, List<String> recipients) {
    var literal = Templates.literal(value).getBytes(StandardCharsets.UTF_8);
    var armored = new String(EncryptedFile.armored(literal, recipients), StandardCharsets.US_ASCII);
    return "%s: !age |%n%s".formatted(name, armored.indent(2));
  }

  private Secret ask(String of) {
    var surroundings = wiring.surroundings();
    return surroundings
        .ask()
        .apply("Value of %s (not shown): ".formatted(of))
        .orElseGet(() -> {
          try {
            var bytes = surroundings.in().readAllBytes();
            return new Secret(new String(bytes, StandardCharsets.UTF_8).replaceFirst("\\R$", ""));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
