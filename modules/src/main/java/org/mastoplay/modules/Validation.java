package org.mastoplay.modules;

import org.mastoplay.module.Doc;
import org.mastoplay.module.Script;

/** A command that accepts or refuses a file before it takes its place. */
@Doc("command with %s for the new file")
record Validation(String command) {
  /**
   * Reads a command.
   *
   * @throws IllegalArgumentException if it doesn't name the file to look at
   */
  public static Validation parse(String text) {
    if (!text.contains("%s")) {
      throw new IllegalArgumentException(
          "`%s` doesn't say where the new file goes: write %%s in its place".formatted(text));
    }
    return new Validation(text);
  }

  Script script() {
    return Script.of(command.replaceAll("(['\"]?)%s\\1", "\"\\$1\""));
  }
}
