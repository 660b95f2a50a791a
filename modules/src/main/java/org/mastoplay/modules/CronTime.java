package org.mastoplay.modules;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** One of the five fields of a job's time, as crontab(5) takes it. */
enum CronTime {
  MINUTE(0, 59, List.of()),
  HOUR(0, 23, List.of()),
  DAY(1, 31, List.of()),
  MONTH(
      1,
      12,
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")),
  WEEKDAY(0, 7, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat"));

  private static final Pattern PART =
      Pattern.compile("(?:\\*|([0-9]{1,2})(?:-([0-9]{1,2}))?)(?:/([1-9][0-9]?))?");

  private final int least;
  private final int most;
  private final ImmutableList<String> names;

  CronTime(int least, int most, List<String> names) {
    this.least = least;
    this.most = most;
    this.names = ImmutableList.copyOf(names);
  }

  /**
   * Accepts a field.
   *
   * @throws IllegalArgumentException if cron would not
   */
  void check(String text) {
    for (var part : text.split(",", -1)) {
      if (!names.contains(part.toLowerCase(Locale.ROOT)) && !isInRange(part)) {
        throw new IllegalArgumentException(
            "`%s` is not a time for `%s`: it takes numbers from %d to %d, `*`, ranges such as %d-%d, and steps such as */2"
                .formatted(text, name().toLowerCase(Locale.ROOT), least, most, least, least + 2));
      }
    }
  }

  private boolean isInRange(String part) {
    var match = PART.matcher(part);
    if (!match.matches()) {
      return false;
    }
    if (match.group(1) == null) {
      return true;
    }
    var from = Integer.parseInt(match.group(1));
    var to = match.group(2) == null ? from : Integer.parseInt(match.group(2));
    // Steps are taken of ranges only.
    return from >= least && to <= most && from <= to && (match.group(3) == null || from < to);
  }
}
