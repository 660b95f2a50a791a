package org.mastoplay.text;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Finds the word that somebody probably meant. */
public final class Suggestion {
  private static final int MOST_WORDS_LISTED = 40;

  private Suggestion() {}

  /** The known word nearest to {@code word}, if one is near enough to be worth naming. */
  public static Optional<String> nearest(String word, Iterable<String> known) {
    var limit = (word.length() + 1) / 3;
    String best = null;
    var bestDistance = limit + 1;
    for (var candidate : known) {
      var distance = distance(normal(word), normal(candidate));
      if (distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  /** A remedy in words: the nearest known word as a question, or else all that are known. */
  public static String among(String word, Iterable<String> known) {
    return nearest(word, known)
        .map("did you mean `%s`?"::formatted)
        .orElseGet(() ->
            StreamSupport.stream(known.spliterator(), false)
                .sorted()
                .limit(MOST_WORDS_LISTED)
                .collect(Collectors.joining(", ", "known are: ", "")));
  }

  private static String normal(String word) {
    return word.toLowerCase(java.util.Locale.ROOT).replace('-', '_');
  }

  /** The number of insertions, deletions, substitutions and swaps of neighbours (Damerau, 1964). */
  private static int distance(String a, String b) {
    var rows = new int[a.length() + 1][b.length() + 1];
    for (var i = 0; i <= a.length(); i++) {
      for (var j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          rows[i][j] = i + j;
          continue;
        }
        var cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        rows[i][j] =
            Math.min(rows[i - 1][j - 1] + cost, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
        }
      }
    }
    return rows[a.length()][b.length()];
  }
}
