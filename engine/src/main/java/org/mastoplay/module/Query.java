package org.mastoplay.module;

/**
 * One thing to look at on a host, as data: the engine merges the queries of all tasks into a few
 * reads.
 *
 * @param <T> what the answer is
 */
public sealed interface Query<T> {

  /** A path, itself and not what it links to. */
  record OfFile(RemotePath path, Depth depth) implements Query<FileState> {}

  /**
   * A Debian package by its name, which may end in {@code :ARCHITECTURE}.
   *
   * @param candidate whether the version that apt would install is wanted of an installed package
   *     too: asking apt costs many times what asking dpkg costs
   */
  record OfPackage(String name, boolean candidate) implements Query<PackageState> {
    public OfPackage(String name) {
      this(name, false);
    }
  }

  /** A systemd unit by its full name, such as {@code nginx.service}. */
  record OfUnit(String name) implements Query<UnitState> {}

  /** An account by its login name. */
  record OfAccount(String name) implements Query<AccountState> {}

  /** A group by its name. */
  record OfGroup(String name) implements Query<GroupState> {}

  /** What a script that changes nothing answers. */
  record OfScript(Script script) implements Query<ScriptState> {}

  /** A file on the controller that a task has to do with; of a regular one also the SHA-256. */
  record OfLocalFile(LocalPath path) implements Query<FileState> {}

  /** How much of a file is to be read; each depth includes those before it. */
  enum Depth {
    /** Kind, mode, owner, group, size, target of a link. */
    ATTRIBUTES,
    /** And the SHA-256 of a regular file. */
    DIGEST,
    /** And the bytes of a regular file, up to {@link FileState.Regular#MOST_READ}. */
    CONTENT
  }
}
