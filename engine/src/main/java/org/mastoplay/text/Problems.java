package org.mastoplay.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the mistakes of a whole reading, so that a person hears of all of them at once. */
public final class Problems {
  /** Who has made more has made the same one over and over, or means harm. */
  private static final int MOST = 500;

  private final Set<Problem> found = new LinkedHashSet<>();

  /** Remembers a mistake; the same mistake at the same place counts once. */
  public void add(Problem problem) {
    if (found.size() < MOST) {
      found.add(problem);
    }
  }

  /** Remembers a mistake without a known remedy. */
  public void add(Place place, String message) {
    add(Problem.at(place, message));
  }

  /** Remembers a mistake with its remedy. */
  public void add(Place place, String message, String remedy) {
    add(Problem.at(place, message, remedy));
  }

  /** Remembers all that another reading found. */
  public void addAll(Iterable<Problem> problems) {
    problems.forEach(this::add);
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** What was found so far, file by file, in each from its begin to its end. */
  public List<Problem> sorted() {
    var files = list().stream().map(it -> it.place().source().name()).distinct().toList();
    return list().stream()
        .sorted(
            Comparator.<Problem>comparingInt(it -> files.indexOf(it.place().source().name()))
                .thenComparingInt(it -> it.place().line())
                .thenComparingInt(it -> it.place().column()))
        .toList();
  }

  /** What was found so far, in the order in which it was found. */
  public List<Problem> list() {
    return new ArrayList<>(found);
  }

  /**
   * Ends the reading.
   *
   * @throws MistakesFound if anything was found
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new MistakesFound(sorted());
    }
  }
}
