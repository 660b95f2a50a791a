package org.mastoplay.modules;

/** What can be the name of something in PostgreSQL. */
final class PostgresNames {
  // NAMEDATALEN - 1: the rest of a longer name is cut off without a word.
  private static final int LONGEST = 63;

  private PostgresNames() {}

  /**
   * Refuses what would not be the name of anything, or of something else.
   *
   * @throws IllegalArgumentException if it can't be a name
   */
  static void check(String parameter, String name) {
    oneLine(parameter, name);
    if (name.isBlank() || name.length() > LONGEST) {
      throw new IllegalArgumentException(
          "`%s` needs 1 to %d characters".formatted(parameter, LONGEST));
    }
  }

  /**
   * Refuses a text that has lines.
   *
   * @throws IllegalArgumentException if it has
   */
  static void oneLine(String parameter, String text) {
    if (text.chars().anyMatch(it -> it < ' ')) {
      throw new IllegalArgumentException("`%s` must be one line".formatted(parameter));
    }
  }
}
