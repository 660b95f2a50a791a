package org.mastoplay.text;

import java.util.Objects;

/**
 * A text that a person wrote, and the name by which that person knows it.
 *
 * @param name the file's path as the user gave it, or a phrase such as {@code command line}
 * @param text the whole text
 */
public record Source(String name, String text) {
  public Source {
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(text, "text is null");
  }

  /** The text of a line without its line break; empty when the text has no such line. */
  public String line(int number) {
    return text.lines().skip(Math.max(0, number - 1)).findFirst().orElse("");
  }

  /** The place of the text's first character, for what concerns the text as a whole. */
  public Place start() {
    return new Place(this, 1, 1, 1);
  }
}
