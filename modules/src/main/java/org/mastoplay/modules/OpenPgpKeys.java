package org.mastoplay.modules;

import com.google.common.hash.Hashing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mastoplay.module.Content;

/**
 * Public keys by which a repository is signed, as RFC 9580 writes them.
 *
 * @param armored as text, which apt takes from files that end in .asc
 * @param fingerprints those of the primary keys, in capital hexadecimal digits
 */
record OpenPgpKeys(Content armored, List<String> fingerprints) {
  private static final String BEGIN = "-----BEGIN PGP PUBLIC KEY BLOCK-----";
  private static final String END = "-----END PGP PUBLIC KEY BLOCK-----";
  private static final int PUBLIC_KEY = 6;

  /** Reads keys, be they text or bytes; nothing if there are none in it. */
  static Optional<OpenPgpKeys> read(Content content) {
    var text = content.text().filter(it -> it.contains(BEGIN));
    try {
      var bytes = text.isPresent() ? unarmored(text.get()) : content.bytes();
      var found = fingerprints(bytes);
      return found.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new OpenPgpKeys(
                  Content.of(text.map(it -> it.strip() + "\n").orElseGet(() -> armor(bytes))),
                  found));
    } catch (IllegalArgumentException | IndexOutOfBoundsException damaged) {
      return Optional.empty();
    }
  }

  /** A fingerprint as a person may write it: with blanks, in small letters, behind 0x. */
  static String plain(String fingerprint) {
    var plain =
        fingerprint.replaceAll("[\\s:]", "").toUpperCase(Locale.ROOT).replaceFirst("^0X", "");
    if (!plain.matches("[0-9A-F]{40}|[0-9A-F]{64}")) {
      throw new IllegalArgumentException(
          "`%s` is not a fingerprint: it has 40 hexadecimal digits (`gpg --show-keys FILE` prints"
                  .formatted(fingerprint)
              + " it); short key ids can be forged");
    }
    return plain;
  }

  private static byte[] unarmored(String text) {
    var body = text.substring(text.indexOf(BEGIN) + BEGIN.length(), text.indexOf(END));
    // A blank line ends the headers, a line that begins with = is a checksum.
    var blank = body.replace("\r", "").indexOf("\n\n");
    var data =
        body.replace("\r", "")
            .substring(blank)
            .lines()
            .map(String::strip)
            .filter(line -> !line.startsWith("="))
            .collect(Collectors.joining());
    return Base64.getDecoder().decode(data);
  }

  private static String armor(byte[] bytes) {
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "%s\n\n%s\n%s\n".formatted(BEGIN, lines, END);
  }

  private static List<String> fingerprints(byte[] bytes) {
    var found = new ArrayList<String>();
    var at = 0;
    while (at < bytes.length) {
      var packet = Packet.at(bytes, at);
      if (packet.tag() == PUBLIC_KEY) {
        found.add(fingerprint(Arrays.copyOfRange(bytes, packet.start(), packet.end())));
      }
      at = packet.end();
    }
    return List.copyOf(found);
  }

  @SuppressWarnings("deprecation") // Fingerprints of version 4 are made with SHA-1.
  private static String fingerprint(byte[] body) {
    var length = body.length;
    var hash =
        body[0] == 4
            ? Hashing.sha1()
                .newHasher()
                .putByte((byte) 0x99)
                .putByte((byte) (length >> 8))
                .putByte((byte) length)
            : Hashing.sha256()
                .newHasher()
                .putByte((byte) (body[0] == 5 ? 0x9A : 0x9B))
                .putByte((byte) (length >> 24))
                .putByte((byte) (length >> 16))
                .putByte((byte) (length >> 8))
                .putByte((byte) length);
    return hash.putBytes(body).hash().toString().toUpperCase(Locale.ROOT);
  }

  /**
   * One packet.
   *
   * @param tag what it is
   * @param start where its body begins
   * @param end where the next packet begins
   */
  private record Packet(int tag, int start, int end) {
    static Packet at(byte[] bytes, int at) {
      var head = bytes[at] & 0xff;
      if ((head & 0x80) == 0) {
        throw new IllegalArgumentException("no packet");
      }
      var isNew = (head & 0x40) != 0;
      var tag = isNew ? head & 0x3f : (head >> 2) & 0x0f;
      var first = bytes[at + 1] & 0xff;
      if (!isNew) {
        return sized(tag, at + 1, 1 << (head & 3), bytes);
      }
      if (first < 192) {
        return ending(tag, at + 2, first, bytes);
      }
      return first < 224
          ? ending(tag, at + 3, ((first - 192) << 8) + (bytes[at + 2] & 0xff) + 192, bytes)
          : sized(tag, at + 2, 4, bytes);
    }

    private static Packet sized(int tag, int at, int octets, byte[] bytes) {
      var length = 0;
      for (var i = 0; i < octets; i++) {
        length = (length << 8) + (bytes[at + i] & 0xff);
      }
      return ending(tag, at + octets, length, bytes);
    }

    private static Packet ending(int tag, int start, int length, byte[] bytes) {
      if (length < 0 || start + length > bytes.length) {
        throw new IllegalArgumentException("a packet is cut off");
      }
      return new Packet(tag, start, start + length);
    }
  }
}
