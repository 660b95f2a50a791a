package org.mastoplay.module;

import java.util.Optional;

/** What stands at a path. */
public sealed interface FileState {
  /** Nothing stands there. */
  record Absent() implements FileState {}

  /**
   * A regular file.
   *
   * @param sha256 known if it was asked for
   * @param content known if it was asked for and is not longer than {@link #MOST_READ}
   */
  record Regular(
      Mode mode,
      String owner,
      String group,
      long size,
      Optional<String> sha256,
      Optional<Content> content)
      implements FileState {
    /** Bytes; of a longer file only the digest is read. */
    public static final int MOST_READ = 1 << 20;
  }

  /** A folder. */
  record Directory(Mode mode, String owner, String group) implements FileState {}

  /** A symbolic link, whether or not its target exists. */
  record Link(String target, String owner, String group) implements FileState {}

  /** A device, socket or pipe. */
  record Special(String kind) implements FileState {}
}
