package org.mastoplay.cli.render;

import java.util.List;

/** Text in lines of a certain width. */
public final class Wrapped {
  private Wrapped() {}

  /** The lines, broken between words, without anything that would steer the terminal. */
  public static List<String> lines(String text, int columns) {
    return Text.wrap(text, columns);
  }
}
