package org.mastoplay.modules;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * Orders names of versions as people count: v1.10 is newer than v1.9, v2.0-rc.1 older than v2.0.
 */
enum VersionOrder implements Comparator<String> {
  OLDEST_FIRST;

  private static final Pattern BETWEEN_PARTS = Pattern.compile("(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)");

  // Of any length: dates and times are versions, too.
  private static final Comparator<String> AS_NUMBERS =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  @Override
  public int compare(String one, String other) {
    var ours = BETWEEN_PARTS.split(one);
    var theirs = BETWEEN_PARTS.split(other);
    for (var i = 0; i < Math.min(ours.length, theirs.length); i++) {
      var order = compareParts(ours[i], theirs[i]);
      if (order != 0) {
        return order;
      }
    }
    if (ours.length == theirs.length) {
      return 0;
    }
    var rest = ours.length > theirs.length ? ours[theirs.length] : theirs[ours.length];
    // What follows a hyphen says what the version is a candidate or a trial of.
    var longerIsNewer = rest.startsWith("-") ? -1 : 1;
    return ours.length > theirs.length ? longerIsNewer : -longerIsNewer;
  }

  private static int compareParts(String one, String other) {
    return isNumber(one) && isNumber(other)
        ? AS_NUMBERS.compare(significant(one), significant(other))
        : one.compareTo(other);
  }

  private static boolean isNumber(String part) {
    return !part.isEmpty() && Character.isDigit(part.charAt(0));
  }

  private static String significant(String digits) {
    return digits.replaceFirst("^0+", "");
  }
}
