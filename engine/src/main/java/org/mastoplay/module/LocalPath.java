package org.mastoplay.module;

import java.nio.file.Path;

/**
 * An absolute path on the controller.
 *
 * @param path for the engine alone: a module reads and writes nothing
 */
public record LocalPath(Path path) {
  /** What lies below it. */
  public LocalPath resolve(String below) {
    return new LocalPath(path.resolve(below));
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
