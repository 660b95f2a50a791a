package org.mastoplay.modules;

import java.util.Locale;
import org.mastoplay.module.Doc;

/** The digest that a file must have, in lower-case hexadecimal digits. */
@Doc("SHA-256, such as sha256:9f86d081…")
record Sha256(String digits) {
  /**
   * Reads a digest.
   *
   * @throws IllegalArgumentException if it is of another kind
   */
  public static Sha256 parse(String text) {
    var digits = text.replaceFirst("^sha256:", "").toLowerCase(Locale.ROOT);
    if (!digits.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "`%s` is not a SHA-256: write `sha256:` and its 64 digits, as sha256sum prints them"
              .formatted(text));
    }
    return new Sha256(digits);
  }
}
