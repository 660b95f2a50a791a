package org.mastoplay.modules;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mastoplay.module.Doc;

/** Public keys as they stand in {@code authorized_keys}, one a line. */
@Doc("public keys, one a line")
record PublicKeys(List<Key> keys) {
  private static final Set<String> TYPES =
      Set.of(
          "ssh-ed25519",
          "ssh-rsa",
          "ecdsa-sha2-nistp256",
          "ecdsa-sha2-nistp384",
          "ecdsa-sha2-nistp521",
          "sk-ssh-ed25519@openssh.com",
          "sk-ecdsa-sha2-nistp256@openssh.com");

  /**
   * One key.
   *
   * @param options what stands before it; may be empty
   * @param blob the key itself in base 64
   * @param comment what stands behind it; may be empty
   */
  record Key(String options, String type, String blob, String comment) {
    boolean isSameAs(Key other) {
      return type.equals(other.type) && blob.equals(other.blob);
    }

    /** A short name for a person: the comment, or else the end of the key. */
    String title() {
      return type + " " + (comment.isEmpty() ? "…" + blob.substring(blob.length() - 8) : comment);
    }

    Key with(Optional<String> newOptions, Optional<String> newComment) {
      return new Key(newOptions.orElse(options), type, blob, newComment.orElse(comment));
    }

    String line() {
      return "%s %s %s %s".formatted(options, type, blob, comment).strip();
    }
  }

  /**
   * Reads keys; blank lines and comments are passed over.
   *
   * @throws IllegalArgumentException if a line is no key, or there is none
   */
  public static PublicKeys parse(String text) {
    var keys =
        text.lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(line -> key(line).orElseThrow(() -> new IllegalArgumentException(complaint(line))))
            .toList();
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("there is no public key in this text");
    }
    return new PublicKeys(keys);
  }

  /** The key of a line of {@code authorized_keys} (sshd(8)); nothing if there is none in it. */
  static Optional<Key> key(String line) {
    var words = line.strip().split("[ \t]+(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
    for (var i = 0; i < Math.min(2, words.length - 1); i++) {
      if (TYPES.contains(words[i]) && words[i + 1].matches("AAAA[A-Za-z0-9+/]{20,}={0,2}")) {
        var comment = String.join(" ", Arrays.copyOfRange(words, i + 2, words.length));
        return Optional.of(new Key(i == 0 ? "" : words[0], words[i], words[i + 1], comment));
      }
    }
    return Optional.empty();
  }

  private static String complaint(String line) {
    if (line.contains("PRIVATE KEY")) {
      return "this is a private key, which must never leave its owner: give the public one, the"
          + " file that ends in .pub";
    }
    var start = line.length() > 30 ? line.substring(0, 30) + "…" : line;
    return "`%s` is not a public key: it begins with a word such as ssh-ed25519, then comes a long"
            .formatted(start)
        + " word that begins with AAAA";
  }
}
