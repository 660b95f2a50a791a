package org.mastoplay.host;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.mastoplay.module.Content;

/**
 * A word of 128 random bits that delimits what a host answers; nothing that the host prints can
 * contain it by chance, or by intent of somebody who has not been told.
 */
record Marker(String word) {
  private static final int BYTES = 16;

  static Marker fresh() {
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new Marker(HexFormat.of().formatHex(bytes));
  }

  /** The marker as a line of its own, however the line before it ended. */
  String line() {
    return "\n" + word + "\n";
  }

  List<byte[]> split(Content all) {
    return split(all.bytes());
  }

  /** What stands before, between and after its occurrences. */
  List<byte[]> split(byte[] all) {
    var mark = word.getBytes(StandardCharsets.US_ASCII);
    var parts = new ArrayList<byte[]>();
    var start = 0;
    for (var at = 0; at + mark.length <= all.length; ) {
      if (all[at] == mark[0] && Arrays.equals(all, at, at + mark.length, mark, 0, mark.length)) {
        parts.add(Arrays.copyOfRange(all, start, at));
        at += mark.length;
        start = at;
      } else {
        at++;
      }
    }
    parts.add(Arrays.copyOfRange(all, start, all.length));
    return parts;
  }

  @Override
  public String toString() {
    return word;
  }
}
