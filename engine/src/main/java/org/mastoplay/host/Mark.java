package org.mastoplay.host;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.mastoplay.module.Content;

/**
 * What separates the parts of one reply: random, so that nothing on a host can hold it by accident
 * or guess it on purpose.
 */
record Mark(String text) {
  private static final int BYTES = 16;

  static Mark random() {
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new Mark("mastoplay-" + HexFormat.of().formatHex(bytes));
  }

  List<byte[]> split(Content all) {
    return split(all.bytes());
  }

  /** What stands before, between and after the marks. */
  List<byte[]> split(byte[] all) {
    var mark = text.getBytes(StandardCharsets.US_ASCII);
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
}
