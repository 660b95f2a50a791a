package org.mastoplay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Scanner;
import java.util.concurrent.Callable;
import org.mastoplay.secret.EncryptedFile;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Decryptor;
import org.mastoplay.yaml.YamlReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mastoplay secrets edit}: opens an encrypted file in the person's editor. */
@Command(
    name = "edit",
    description = {
      "Open an encrypted file in your editor ($EDITOR), and encrypt it again. A file that is not"
          + " there is made.",
      "What you see meanwhile lies in memory, where only you can read it."
    })
final class SecretsEditCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(paramLabel = "FILE", description = "The encrypted file.")
  private Path path = Path.of("");

  SecretsEditCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() {
    var isThere = Files.exists(path);
    var file =
        isThere ? SecretsFlags.encrypted(path, wiring) : new EncryptedFile(path, wiring.keys());
    var encrypted = isThere ? file.bytes() : new byte[0];
    var before = isThere ? file.decrypt() : new byte[0];
    var recipients = file.recipients();
    var surroundings = wiring.surroundings();
    try (var editor = Editor.in(surroundings.environment(), path.getFileName())) {
      var typed = new Scanner(surroundings.in(), UTF_8);
      var after = editor.edit(before);
      while (!Arrays.equals(after, before)) {
        var mistakes = mistakes(after);
        var now = Files.exists(path) ? file.bytes() : new byte[0];
        if (mistakes.isEmpty() && Arrays.equals(now, encrypted)) {
          file.encrypt(after, recipients);
          surroundings.out().printf("%s is encrypted with your changes.%n", path);
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
    surroundings.out().printf("Nothing was changed in %s.%n", path);
    return ExitCode.OK;
  }

  /** What was written is not lost, even if it can't take the file's place. */
  private int setAside(byte[] text, List<String> recipients, String why) {
    var aside = path.resolveSibling(".%s.edited".formatted(path.getFileName()));
    new EncryptedFile(aside, wiring.keys()).encrypt(text, recipients);
    wiring
        .surroundings()
        .err()
        .printf(why + " What you wrote is in %s, encrypted too.%n", path, aside);
    return ExitCode.MISTAKE;
  }

  private List<Problem> mistakes(byte[] text) {
    var problems = new Problems();
    if (path.toString().matches(".*\\.(yml|yaml|json)")) {
      Decryptor notNow = (it, _) -> Optional.of(it.text());
      YamlReader.read(new Source(path.toString(), new String(text, UTF_8)), notNow, problems);
    }
    return problems.list();
  }
}
