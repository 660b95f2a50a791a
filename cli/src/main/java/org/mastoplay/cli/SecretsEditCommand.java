package org.mastoplay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Scanner;
import org.mastoplay.secret.EncryptedFile;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Decryptor;
import org.mastoplay.yaml.YamlReader;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code mastoplay secrets edit}: opens an encrypted file in the person's editor. */
final class SecretsEditCommand implements Command {
  private final Wiring wiring;

  private final Argument<Path> path =
      Argument.one(
          Path.class,
          PositionalParamSpec.builder().paramLabel("FILE").description("The encrypted file."));

  SecretsEditCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public CommandSpec spec() {
    return Command.spec(
        this,
        List.of(path),
        "Open an encrypted file in your editor ($EDITOR), and encrypt it again. A file that is not"
            + " there is made.",
        "What you see meanwhile lies in memory, where only you can read it.");
  }

  @Override
  public Integer call() {
    var isThere = Files.exists(path.get());
    var file =
        isThere
            ? SecretsFlags.encrypted(path.get(), wiring)
            : new EncryptedFile(path.get(), wiring.keys());
    var encrypted = isThere ? file.bytes() : new byte[0];
    var before = isThere ? file.decrypt() : new byte[0];
    var recipients = file.recipients();
    var surroundings = wiring.surroundings();
    try (var editor = Editor.in(surroundings.environment(), path.get().getFileName())) {
      var typed = new Scanner(surroundings.in(), UTF_8);
      var after = editor.edit(before);
      while (!Arrays.equals(after, before)) {
        var mistakes = mistakes(after);
        var now = Files.exists(path.get()) ? file.bytes() : new byte[0];
        if (mistakes.isEmpty() && Arrays.equals(now, encrypted)) {
          file.encrypt(after, recipients);
          surroundings.out().printf("%s is encrypted with your changes.%n", path.get());
          return ExitCode.OK;
        }
        if (mistakes.isEmpty()) {
          return setAside(after, recipients, "Something else has changed %s meanwhile.");
        }
        mistakes.forEach(it -> surroundings.err().println(it.describe() + "\n"));
        surroundings.err().print("Edit it again? [Y/n] ");
        surroundings.err().flush();
        if (!typed.hasNextLine() || typed.nextLine().strip().matches("[nN].*")) {
          surroundings.err().println();
          return setAside(after, recipients, "%s stays as it was.");
        }
        after = editor.edit(after);
      }
    }
    surroundings.out().printf("Nothing was changed in %s.%n", path.get());
    return ExitCode.OK;
  }

  /** What was written is not lost, even if it can't take the file's place. */
  private int setAside(byte[] text, List<String> recipients, String why) {
    var aside = path.get().resolveSibling(".%s.edited".formatted(path.get().getFileName()));
    new EncryptedFile(aside, wiring.keys()).encrypt(text, recipients);
    wiring
        .surroundings()
        .err()
        .printf(why + " What you wrote is in %s, encrypted too.%n", path.get(), aside);
    return ExitCode.MISTAKE;
  }

  private List<Problem> mistakes(byte[] text) {
    var problems = new Problems();
    if (path.get().toString().matches(".*\\.(yml|yaml|json)")) {
      Decryptor notNow = (it, _) -> Optional.of(it.text());
      YamlReader.read(new Source(path.get().toString(), new String(text, UTF_8)), notNow, problems);
    }
    return problems.list();
  }
}
