package org.mastoplay.yaml;

import java.util.Optional;
import org.mastoplay.text.Problems;

/** Opens encrypted values while YAML is being read. */
@FunctionalInterface
public interface Decryptor {
  /** How a text begins that age has encrypted. */
  String ARMOR = "-----BEGIN AGE ENCRYPTED FILE-----";

  /** For YAML in which nothing encrypted may stand. */
  Decryptor NONE =
      (encrypted, problems) -> {
        problems.add(
            encrypted.place(),
            "an encrypted value can't stand here",
            "put it into a file of variables, such as group_vars/all.yml");
        return Optional.empty();
      };

  /**
   * The text that was encrypted.
   *
   * @param armored the text that age has made of it
   * @return nothing if it can't be opened; {@code problems} then tells why
   */
  Optional<String> decrypt(Node.Scalar armored, Problems problems);
}
