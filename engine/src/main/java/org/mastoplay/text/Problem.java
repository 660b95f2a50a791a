package org.mastoplay.text;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A mistake in what a person wrote: where, what is wrong, and what would be right.
 *
 * @param message what is wrong, a clause without a full stop
 * @param remedy what would be right, shown beside the caret
 * @param trail how the place was reached, nearest first, such as {@code site.yml:9 (use: base)}
 */
public record Problem(Place place, String message, Optional<String> remedy, List<String> trail) {
  private static final int LONGEST_LINE = 160;

  public Problem {
    Objects.requireNonNull(place, "place is null");
    Objects.requireNonNull(message, "message is null");
    Objects.requireNonNull(remedy, "remedy is null");
    message = place.source().hushed(message);
    remedy = remedy.map(place.source()::hushed);
    trail = List.copyOf(trail);
  }

  /** A problem without a known remedy. */
  public static Problem at(Place place, String message) {
    return new Problem(place, message, Optional.empty(), List.of());
  }

  /** A problem with its remedy. */
  public static Problem at(Place place, String message, String remedy) {
    return new Problem(place, message, Optional.of(remedy), List.of());
  }

  /** A word that is not one of those that are known here; the remedy is the nearest, or all. */
  public static Problem unknownWord(
      Place place, String what, String word, Iterable<String> knownWords) {
    return new Problem(
        place,
        "unknown %s `%s`".formatted(what, word),
        Optional.of(Suggestion.among(word, knownWords)),
        List.of());
  }

  /** This problem, reached by one more step. */
  public Problem reachedFrom(String step) {
    var longer = new java.util.ArrayList<>(trail);
    longer.add(step);
    return new Problem(place, message, remedy, longer);
  }

  /** The problem as a person reads it: place and message, the line with a caret, the way there. */
  public String describe() {
    var number = "%5d".formatted(place.line());
    var whole = place.source().line(place.line()).replace('\t', ' ');
    var cut = whole.length() > LONGEST_LINE ? Math.max(0, place.column() - LONGEST_LINE / 2) : 0;
    var line = whole.substring(Math.min(cut, whole.length()));
    line = line.substring(0, Math.min(line.length(), LONGEST_LINE));
    var column = place.column() - cut;
    var out = new StringBuilder("%s: %s\n".formatted(place, message));
    out.append("%s | %s\n".formatted(number, line));
    var room = Math.max(1, line.length() - column + 1);
    out.append(" ".repeat(number.length())).append(" | ").append(" ".repeat(column - 1));
    out.append("^".repeat(Math.min(place.length(), room)));
    remedy.ifPresent(it -> out.append(' ').append(it));
    trail.forEach(step -> out.append("\n  reached from ").append(step));
    return out.toString();
  }
}
