package org.mastoplay.secret;

import com.google.common.collect.ImmutableMap;
import com.google.common.io.BaseEncoding;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Makes secrets out of a source of randomness. */
public final class SecretMaker {
  static final String PRIVATE_KEY = "private_key";
  static final String PUBLIC_KEY = "public_key";

  /** The name under which a secret that is a single text stands alone. */
  static final String TEXT = "";

  private static final String LETTERS_AND_DIGITS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  /** Without those that look like others. */
  private static final String DISTINCT = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int GROUP = 4;

  private final RandomGenerator random;
  private final Supplier<Map<String, String>> vapid;
  private final Supplier<Map<String, String>> ssh;

  public SecretMaker(SecureRandom random) {
    this(random, () -> KeyPairs.vapid(random), () -> KeyPairs.ssh(random));
  }

  private SecretMaker(
      RandomGenerator random,
      Supplier<Map<String, String>> vapid,
      Supplier<Map<String, String>> ssh) {
    this.random = random;
    this.vapid = vapid;
    this.ssh = ssh;
  }

  /**
   * For runs that keep no secret: they may be guessed, and its keys for web push, which would take
   * the most time by far, are always the same.
   */
  public static SecretMaker ofSamples() {
    return new SecretMaker(
        new Random(), () -> KeyPairs.VAPID_SAMPLE, () -> KeyPairs.ssh(new SecureRandom()));
  }

  /**
   * A new secret.
   *
   * @param length in bytes or characters, as the kind counts; of no meaning if its length is fixed
   * @return the parts of a pair by their names, or a single text under the name {@code ""}
   */
  public Map<String, String> make(SecretKind kind, int length) {
    return switch (kind) {
      case HEX -> text(BaseEncoding.base16().lowerCase().encode(bytes(length)));
      case BASE64 -> text(Base64.getEncoder().encodeToString(bytes(length)));
      case ALPHANUMERIC -> text(characters(LETTERS_AND_DIGITS, length));
      case PASSWORD ->
          text(characters(DISTINCT, length).replaceAll("(.{%d})(?=.)".formatted(GROUP), "$1-"));
      case UUID -> text(uuid());
      case VAPID -> vapid.get();
      case SSH -> ssh.get();
    };
  }

  private static Map<String, String> text(String text) {
    return ImmutableMap.of(TEXT, text);
  }

  private byte[] bytes(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private String characters(String alphabet, int count) {
    var text = new StringBuilder();
    for (var i = 0; i < count; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  /** Version 4 of RFC 9562. */
  private String uuid() {
    var high = (random.nextLong() & ~0xF000L) | 0x4000L;
    var low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }
}
