package org.mastoplay.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mastoplay.secret.EncryptedFile;
import org.mastoplay.secret.SecretStore;
import org.mastoplay.secret.VariableFiles;
import org.mastoplay.text.Problems;
import org.mastoplay.yaml.Node;
import picocli.CommandLine.Model.OptionSpec;

/** The flags that say which generated secrets are meant. */
final class SecretsFlags implements Arguments {
  private final Argument<List<String>> inventories =
      Argument.all(
          String.class,
          OptionSpec.builder("-i", "--inventory")
              .paramLabel("FILE")
              .description(
                  "The inventory beside which they lie. Without one: inventory.yml, inventory or"
                      + " hosts in this folder."));

  private final Argument<Optional<Path>> file =
      Argument.optional(
          Path.class,
          OptionSpec.builder("--file")
              .paramLabel("FILE")
              .description("The file that they are in, such as playbooks/secrets.yml."));

  @Override
  public Stream<Argument<?>> all() {
    return Stream.of(inventories, file);
  }

  /** The secrets that are kept. */
  Node.Mapping read(Wiring wiring) {
    var here = Path.of("");
    var path = file.get().orElseGet(() -> SecretStore.file(inventories.get(), here, here));
    if (!Files.exists(path)) {
      throw new Complaint(
          ("There are no generated secrets in %s. They lie beside the inventory, which -i names, or"
                  + " else beside the playbook: --file names the file itself.")
              .formatted(path));
    }
    var problems = new Problems();
    var secrets = new VariableFiles(wiring.keys()).read(path, path.toString(), problems);
    problems.throwIfAny();
    return secrets.orElseThrow();
  }

  /** A file that is encrypted, as it has to be. */
  static EncryptedFile encrypted(Path path, Wiring wiring) {
    var file = new EncryptedFile(path, wiring.keys());
    if (!Files.exists(path)) {
      throw new Complaint(
          "There is no file `%s`. Is the path right, seen from this folder?".formatted(path));
    }
    if (!file.isEncrypted()) {
      throw new Complaint(
          "%s is not encrypted. Encrypt it with:  mastoplay secrets encrypt %s"
              .formatted(path, path));
    }
    return file;
  }
}
