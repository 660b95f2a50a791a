package org.mastoplay.modules;

import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The time that a web server tells (RFC 9110, 6.6.1). */
final class HttpDate {
  private HttpDate() {}

  /** How many seconds the host's time, {@code now}, is ahead of the web server's, {@code date}. */
  static Optional<Long> offset(Report report) {
    return report
        .first("date")
        .flatMap(HttpDate::seconds)
        .map(theirs -> report.number("now", theirs) - theirs);
  }

  private static Optional<Long> seconds(String date) {
    try {
      return Optional.of(
          ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toEpochSecond());
    } catch (DateTimeException notOne) {
      return Optional.empty();
    }
  }
}
