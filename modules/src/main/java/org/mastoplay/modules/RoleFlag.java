package org.mastoplay.modules;

import java.util.List;
import java.util.Locale;
import org.mastoplay.module.Doc;

/** Something that a role of PostgreSQL may do, or may not. */
@Doc("attribute of a role")
record RoleFlag(String name, boolean holds) {
  private static final List<String> NAMES =
      List.of(
          "SUPERUSER", "CREATEROLE", "CREATEDB", "INHERIT", "LOGIN", "REPLICATION", "BYPASSRLS");

  /**
   * Reads a flag such as {@code CREATEDB} or {@code NOCREATEDB}.
   *
   * @throws IllegalArgumentException if PostgreSQL knows none of that name
   */
  public static RoleFlag parse(String text) {
    var word = text.toUpperCase(Locale.ROOT);
    if (NAMES.contains(word)) {
      return new RoleFlag(word, true);
    }
    if (word.startsWith("NO") && NAMES.contains(word.substring(2))) {
      return new RoleFlag(word.substring(2), false);
    }
    throw new IllegalArgumentException(
        "`%s` is no attribute of a role: they are %s, each also with NO in front"
            .formatted(text, String.join(", ", NAMES)));
  }

  @Override
  public String toString() {
    return (holds ? "" : "NO") + name;
  }
}
