package org.mastoplay.text;

import java.util.Objects;

/**
 * Where something is written.
 *
 * @param line counted from 1
 * @param column counted from 1, in characters
 * @param length how many characters of the line are meant, at least 1
 */
public record Place(Source source, int line, int column, int length) {
  public Place {
    Objects.requireNonNull(source, "source is null");
    line = Math.max(1, line);
    column = Math.max(1, column);
    length = Math.max(1, length);
  }

  /** The place as {@code file:line}, as it stands beside a task's name. */
  public String shortForm() {
    return source.name() + ":" + line;
  }

  @Override
  public String toString() {
    return source.name() + ":" + line + ":" + column;
  }
}
