package org.mastoplay.secret;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.google.common.collect.ImmutableList;
import java.util.Base64;
import java.util.List;

/** What can be told of an age file without a key: https://age-encryption.org/v1. */
public final class AgeFormat {
  private static final String BINARY = "age-encryption.org/";
  private static final String ARMOR = "-----BEGIN AGE ENCRYPTED FILE-----";
  private static final String ARMOR_END = "-----END AGE ENCRYPTED FILE-----";
  private static final String RECIPIENT = "-> ";
  private static final String HEADER_END = "---";

  private AgeFormat() {}

  /** Whether age has encrypted these bytes, as far as their beginning tells. */
  public static boolean isEncrypted(byte[] bytes) {
    return new String(bytes, 0, Math.min(bytes.length, BINARY.length()), ISO_8859_1).equals(BINARY)
        || isArmored(bytes);
  }

  /** Whether they are encrypted, and written as text. */
  public static boolean isArmored(byte[] bytes) {
    return new String(bytes, 0, Math.min(bytes.length, 200), ISO_8859_1)
        .stripLeading()
        .startsWith(ARMOR);
  }

  /** For whom they are encrypted: of each recipient the kind alone, such as {@code X25519}. */
  static List<String> recipients(byte[] encrypted) {
    var header = isArmored(encrypted) ? withoutArmor(encrypted) : encrypted;
    return new String(header, ISO_8859_1)
        .lines()
        .takeWhile(line -> !line.startsWith(HEADER_END))
        .filter(line -> line.startsWith(RECIPIENT))
        .map(line -> line.substring(RECIPIENT.length()).split(" ")[0])
        .collect(ImmutableList.toImmutableList());
  }

  private static byte[] withoutArmor(byte[] armored) {
    var text = new String(armored, ISO_8859_1);
    var end = text.indexOf(ARMOR_END);
    var inner = text.substring(text.indexOf(ARMOR) + ARMOR.length(), end < 0 ? text.length() : end);
    try {
      return Base64.getMimeDecoder().decode(inner);
    } catch (IllegalArgumentException damaged) {
      return new byte[0];
    }
  }
}
