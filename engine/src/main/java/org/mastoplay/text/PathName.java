package org.mastoplay.text;

import java.nio.file.Path;

/** Names a file as a person finds it: below the working folder by the way from there. */
public final class PathName {
  private PathName() {}

  public static String of(Path path) {
    var here = Path.of("").toAbsolutePath();
    var there = path.toAbsolutePath().normalize();
    // Relative to itself a folder has no name.
    return there.startsWith(here) && !there.equals(here)
        ? here.relativize(there).toString()
        : there.toString();
  }
}
