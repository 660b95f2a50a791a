package org.mastoplay.secret;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be generated. */
public enum SecretKind {
  HEX("Hexadecimal digits, two for each byte.", 32),
  BASE64("Random bytes in base64.", 32),
  ALPHANUMERIC("Letters and digits.", 32),
  PASSWORD("Groups of letters and digits that can be read out and typed.", 24),
  UUID("A random UUID."),
  VAPID("Mastodon's pair of keys for push messages: `private_key` and `public_key`."),
  SSH("A pair of SSH keys (ed25519): `private_key` and `public_key`.");

  private final String description;
  private final Optional<Integer> usualLength;

  SecretKind(String description, int usualLength) {
    this.description = description;
    this.usualLength = Optional.of(usualLength);
  }

  SecretKind(String description) {
    this.description = description;
    this.usualLength = Optional.empty();
  }

  /** The kind of that name, as it is written in a playbook. */
  public static Optional<SecretKind> of(String name) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(name)).findFirst();
  }

  /** The names of all kinds. */
  public static List<String> words() {
    return Arrays.stream(values()).map(SecretKind::word).collect(ImmutableList.toImmutableList());
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it is, one sentence. */
  public String description() {
    return description;
  }

  /** How long it is unless something else is asked for; nothing if its length is fixed. */
  public Optional<Integer> usualLength() {
    return usualLength;
  }

  /** The word for its length: bytes are counted before they are written out. */
  public String lengthWord() {
    return this == HEX || this == BASE64 ? "bytes" : "length";
  }

  /** Whether it is a private and a public key, not a single text. */
  public boolean isPair() {
    return this == VAPID || this == SSH;
  }
}
