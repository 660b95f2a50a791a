package org.mastoplay.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The public SSH keys of whoever sits before the terminal. */
record OwnPublicKeys(Path home) {
  /** In the order in which ssh(1) tries their keys, the best first. */
  private static final List<String> NAMES = List.of("id_ed25519.pub", "id_ecdsa.pub", "id_rsa.pub");

  /** The file of the first of them, as a person writes it. */
  Optional<String> first() {
    return NAMES.stream()
        .filter(name -> Files.isReadable(home.resolve(".ssh").resolve(name)))
        .map("~/.ssh/"::concat)
        .findFirst();
  }

  /** The text of a file that was named instead of a key; nothing if it is none of public keys. */
  Optional<String> read(String typed) {
    if (!typed.endsWith(".pub")) {
      return Optional.empty();
    }
    try {
      var file = typed.startsWith("~/") ? home.resolve(typed.substring(2)) : Path.of(typed);
      return Files.isRegularFile(file)
          ? Optional.of(Files.readString(file).strip())
          : Optional.empty();
    } catch (IOException | InvalidPathException unreadable) {
      return Optional.empty();
    }
  }
}
