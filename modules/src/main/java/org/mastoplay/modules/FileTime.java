package org.mastoplay.modules;

import org.mastoplay.module.Doc;

/** A time that a file shall have: as it is, that of the run, or a certain one. */
@Doc("`preserve`, `now`, or a time of the host's zone, such as 202611251830.00")
record FileTime(String text) {
  static final FileTime PRESERVE = new FileTime("preserve");

  /**
   * Reads a time.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static FileTime parse(String text) {
    if (!text.matches("preserve|now|\\d{12}\\.\\d{2}")) {
      throw new IllegalArgumentException(
          "`%s` is not a time: write preserve, now, or digits such as 202611251830.00"
              .formatted(text));
    }
    return new FileTime(text);
  }

  boolean isNow() {
    return text.equals("now");
  }

  boolean isFixed() {
    return Character.isDigit(text.charAt(0));
  }
}
