package org.mastoplay.module;

import java.util.List;
import java.util.Optional;

/**
 * A file on the controller that the engine has read, or a folder with all that is in it.
 *
 * @param name as the playbook names it
 * @param isFolder whether it is a folder
 * @param entries the file alone, or what is in the folder, folders before what is in them
 */
public record LocalTree(String name, boolean isFolder, List<Entry> entries) {
  public LocalTree {
    entries = List.copyOf(entries);
  }

  /**
   * One file or folder.
   *
   * @param path below the folder; a single file's own name
   * @param content nothing for a folder
   */
  public record Entry(String path, Mode mode, Optional<Content> content) {}

  /** A single file. */
  public static LocalTree of(LocalFile file) {
    var name = file.name().substring(file.name().lastIndexOf('/') + 1);
    return new LocalTree(
        file.name(), false, List.of(new Entry(name, new Mode(0644), Optional.of(file.content()))));
  }
}
