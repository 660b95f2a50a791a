package org.mastoplay.modules;

import org.mastoplay.module.Doc;
import org.mastoplay.text.Secret;

/** A hashed password as the shadow file keeps it. */
@Doc("password hash")
record PasswordHash(Secret hash) {
  /**
   * Reads a hash.
   *
   * @throws IllegalArgumentException if it looks like a password in the clear
   */
  public static PasswordHash parse(String text) {
    if (!text.matches("(\\$|[!*]).*") || text.matches("(?s).*[:\\s].*")) {
      throw new IllegalArgumentException(
          "this is no password hash:"
              + " make one with `openssl passwd -6`, and never write a password itself here");
    }
    return new PasswordHash(new Secret(text));
  }

  /** Whether a field of the shadow file has this hash, be it locked or not. */
  boolean is(Secret field) {
    return unlocked(field.reveal()).equals(unlocked(hash.reveal()));
  }

  static boolean isLocked(Secret field) {
    return field.reveal().startsWith("!");
  }

  private static String unlocked(String field) {
    return field.startsWith("!") && field.length() > 1 ? field.substring(1) : field;
  }
}
