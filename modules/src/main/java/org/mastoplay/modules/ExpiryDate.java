package org.mastoplay.modules;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.OptionalInt;
import org.mastoplay.module.Doc;

/**
 * When an account can't log in any more.
 *
 * @param days since 1970, as the shadow file counts them; nothing if never
 */
@Doc("date such as 2027-01-31, or never")
record ExpiryDate(OptionalInt days) {
  /**
   * Reads a date, {@code never}, or Ansible's seconds since 1970, of which a negative number means
   * never.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  public static ExpiryDate parse(String text) {
    if (text.equals("never")) {
      return new ExpiryDate(OptionalInt.empty());
    }
    try {
      return new ExpiryDate(OptionalInt.of(Math.toIntExact(LocalDate.parse(text).toEpochDay())));
    } catch (DateTimeParseException notADate) {
      return seconds(text);
    }
  }

  private static ExpiryDate seconds(String text) {
    try {
      var seconds = (long) Double.parseDouble(text);
      return new ExpiryDate(
          seconds < 0
              ? OptionalInt.empty()
              : OptionalInt.of((int) Duration.ofSeconds(seconds).toDays()));
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(
          "`%s` is not a date: write one such as 2027-01-31, or never".formatted(text), notANumber);
    }
  }

  /** As useradd and usermod take it: empty means never. */
  String argument() {
    return days.isPresent() ? LocalDate.ofEpochDay(days.getAsInt()).toString() : "";
  }

  static String words(OptionalInt days) {
    return days.isPresent() ? LocalDate.ofEpochDay(days.getAsInt()).toString() : "never";
  }
}
