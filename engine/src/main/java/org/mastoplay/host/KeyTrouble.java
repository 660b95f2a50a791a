package org.mastoplay.host;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.mastoplay.text.Diagnosis;

/** Says why a private key can't be used. */
final class KeyTrouble {
  private KeyTrouble() {}

  static Diagnosis missing(Path path) {
    return Diagnosis.of("There is no private key %s.".formatted(path))
        .remedy(
            "correct the path (--private-key, or ansible_ssh_private_key_file in the inventory), or"
                + " make a key there with `ssh-keygen -t ed25519 -f %s`.".formatted(path));
  }

  static Diagnosis unreadable(Path path, IOException why) {
    return switch (why) {
      case NoSuchFileException _ -> missing(path);
      case AccessDeniedException _ ->
          Diagnosis.of("The private key %s can't be read.".formatted(path))
              .because("it belongs to another account, or its mode forbids it.")
              .remedy(
                  "see `ls -l %s`; `chmod 600` as its owner makes it readable.".formatted(path));
      default ->
          Diagnosis.of("The private key %s can't be read.".formatted(path))
              .words(String.valueOf(why.getMessage()));
    };
  }

  static Diagnosis noKey(Path path) {
    return Diagnosis.of("%s holds no private key.".formatted(path))
        .remedy(
            "name the private key, not the public one: its file has no `.pub` at the end and begins"
                + " with `-----BEGIN`.");
  }

  static Diagnosis putty(Path path) {
    return Diagnosis.of("%s is a key in PuTTY's own format.".formatted(path))
        .remedy(
            "convert it with `puttygen %s -O private-openssh -o KEYFILE` and name KEYFILE."
                .formatted(path));
  }

  static Diagnosis oldFormat(Path path) {
    return Diagnosis.of("The private key %s is encrypted in an old, weak way.".formatted(path))
        .remedy(
            "bring it into today's format with `ssh-keygen -p -f %s`; passphrase and key stay what"
                    .formatted(path)
                + " they are. Or add it to the agent: `ssh-add %s`.".formatted(path));
  }

  static Diagnosis unusable(Path path, Exception why) {
    return Diagnosis.of("The private key %s can't be used.".formatted(path))
        .because("the file is damaged, or of a kind that mastoplay does not know.")
        .remedy(
            "see whether `ssh-keygen -y -f %s` can read it. A security key (FIDO) works through the"
                    .formatted(path)
                + " agent: `ssh-add %s`.".formatted(path))
        .words(String.valueOf(why.getMessage()));
  }

  static Diagnosis passphraseNeeded(Path path) {
    return Diagnosis.of("The private key %s needs its passphrase.".formatted(path))
        .because("nobody could be asked for it here.")
        .remedy("add the key to the agent before: `ssh-add %s`.".formatted(path));
  }

  static Diagnosis wrongPassphrase(Path path) {
    return Diagnosis.of("That is not the passphrase of %s.".formatted(path))
        .remedy("`ssh-keygen -y -f %s` tells whether you know it.".formatted(path));
  }
}
