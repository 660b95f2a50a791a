package org.mastoplay.secret;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.util.Base64;
import java.util.List;
import org.mastoplay.yaml.Decryptor;

/** What can be told of an age file without a key: https://age-encryption.org/v1. */
public final class AgeFormat {
  private static final String BINARY = "age-encryption.org/";
  private static final String ARMOR_END = "-----END AGE ENCRYPTED FILE-----";
  private static final String RECIPIENT = "-> ";
  private static final String HEADER_END = "---";

  /** The characters of a line within the armor. */
  private static final int LINE = 64;

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
        .startsWith(Decryptor.ARMOR);
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

  /** An armored text as age itself lays it out, whatever YAML has made of its lines. */
  static byte[] laidOut(String armored) {
    var end = armored.indexOf(ARMOR_END);
    var begin = armored.indexOf(Decryptor.ARMOR) + Decryptor.ARMOR.length();
    var inner =
        armored.substring(begin, end < begin ? armored.length() : end).replaceAll("\\s", "");
    var lines = Splitter.fixedLength(LINE).split(inner);
    return (Decryptor.ARMOR + "\n" + String.join("\n", lines) + "\n" + ARMOR_END + "\n")
        .getBytes(UTF_8);
  }

  private static byte[] withoutArmor(byte[] armored) {
    var text = new String(armored, ISO_8859_1);
    var end = text.indexOf(ARMOR_END);
    var inner =
        text.substring(
            text.indexOf(Decryptor.ARMOR) + Decryptor.ARMOR.length(),
            end < 0 ? text.length() : end);
    try {
      return Base64.getMimeDecoder().decode(inner);
    } catch (IllegalArgumentException damaged) {
      return new byte[0];
    }
  }
}
