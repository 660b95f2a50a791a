package org.mastoplay.secret;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;
import org.mastoplay.yaml.YamlReader;

/** Reads files of variables, whether they are encrypted as a whole, in parts or not at all. */
public final class VariableFiles {
  private static final String VAULT = "$ANSIBLE_VAULT";

  private final AgeKeys keys;

  public VariableFiles(AgeKeys keys) {
    this.keys = keys;
  }

  /**
   * The variables of a file. If the file was encrypted, all its values are secret.
   *
   * @param shown the file's name as the person knows it
   * @return none if the file is empty; nothing if it can't be read: {@code problems} then tells why
   */
  public Optional<Node.Mapping> read(Path file, String shown, Problems problems) {
    return source(file, shown, problems)
        .flatMap(source -> yaml(source, problems))
        .flatMap(node ->
            switch (node) {
              case Node.Mapping map -> Optional.of(map);
              case Node.Scalar scalar when scalar.isNull() ->
                  Optional.of(new Node.Mapping(scalar.place(), List.of()));
              case Node other -> {
                problems.add(
                    other.place(),
                    "variables are a map, but this is " + other.kind(),
                    "write `name: value`");
                yield Optional.empty();
              }
            });
  }

  /** A file's text, decrypted if it has to be; nothing, and a problem, if it can't be read. */
  public Optional<Source> source(Path file, String shown, Problems problems) {
    try {
      var bytes = Files.readAllBytes(file);
      return AgeFormat.isEncrypted(bytes)
          ? Optional.of(Source.secret(shown, text(keys.decrypt(bytes))))
          : plain(new Source(shown, text(bytes)), problems);
    } catch (AgeTrouble trouble) {
      problems.add(trouble.at(firstLine(file, shown).start()));
    } catch (CharacterCodingException e) {
      problems.add(new Source(shown, "").start(), "this file is not UTF-8 text", "convert it");
    } catch (IOException | SecurityException e) {
      problems.add(new Source(shown, "").start(), "this file can't be read", "check its mode");
    }
    return Optional.empty();
  }

  /** A text as YAML, in which single values may be encrypted. */
  public Optional<Node> yaml(Source source, Problems problems) {
    return YamlReader.read(source, keys, problems);
  }

  private static Optional<Source> plain(Source source, Problems problems) {
    if (source.text().startsWith(VAULT)) {
      problems.add(
          source.start(),
          "this file is encrypted by ansible-vault, which mastoplay can't read",
          "decrypt it with `ansible-vault decrypt`; mastoplay encrypts with age");
      return Optional.empty();
    }
    return Optional.of(source);
  }

  private static String text(byte[] bytes) throws CharacterCodingException {
    return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private static Source firstLine(Path file, String shown) {
    try (var lines = Files.lines(file, ISO_8859_1)) {
      return new Source(shown, lines.findFirst().orElse(""));
    } catch (IOException gone) {
      return new Source(shown, "");
    }
  }
}
