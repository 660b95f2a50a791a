package org.mastoplay.host;

import java.security.SecureRandom;
import java.util.HexFormat;

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

  @Override
  public String toString() {
    return word;
  }
}
