package org.mastoplay.play;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.util.List;

/**
 * A file of a playbook, and how it was reached.
 *
 * @param folder where it lies
 * @param root where the playbook lies that was named on the command line
 * @param way the files that are being read, that one first
 */
record Reached(Path folder, Path root, List<Path> way) {
  Reached {
    way = ImmutableList.copyOf(way);
  }

  static Reached root(Path folder, Path file) {
    return new Reached(folder, folder, List.of(file));
  }

  /** Whether it is the playbook that was named on the command line. */
  boolean isRoot() {
    return way.size() == 1;
  }

  /** A file that this one names. */
  Reached next(Path file) {
    return new Reached(
        file.resolveSibling("").normalize(),
        root,
        ImmutableList.<Path>builder().addAll(way).add(file).build());
  }
}
