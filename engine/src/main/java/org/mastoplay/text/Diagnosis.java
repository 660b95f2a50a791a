package org.mastoplay.text;

import java.util.Objects;
import java.util.Optional;

/**
 * Why something could not be done, for a person to read.
 *
 * @param what what happened, one sentence
 * @param why the cause, where it is known
 * @param remedy what to do next, where it is known
 * @param words the tool's own words, unabridged
 */
public record Diagnosis(
    String what, Optional<String> why, Optional<String> remedy, Optional<String> words) {
  public Diagnosis {
    Objects.requireNonNull(what, "what is null");
    Objects.requireNonNull(why, "why is null");
    Objects.requireNonNull(remedy, "remedy is null");
    words = words.filter(text -> !text.isBlank());
  }

  public static Diagnosis of(String what) {
    return new Diagnosis(what, Optional.empty(), Optional.empty(), Optional.empty());
  }

  public Diagnosis because(String cause) {
    return new Diagnosis(what, Optional.of(cause), remedy, words);
  }

  public Diagnosis remedy(String advice) {
    return new Diagnosis(what, why, Optional.of(advice), words);
  }

  public Diagnosis words(String output) {
    return new Diagnosis(what, why, remedy, Optional.of(output));
  }
}
