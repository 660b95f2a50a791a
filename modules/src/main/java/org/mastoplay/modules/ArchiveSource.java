package org.mastoplay.modules;

import java.util.Optional;
import org.mastoplay.module.Doc;
import org.mastoplay.module.RemotePath;

/**
 * An archive that a host has, or can download.
 *
 * @param name the path, or the address
 * @param path where it is on the host; nothing if it is to be downloaded
 */
@Doc("absolute path on the host, or an address such as https://files.example/pages.tar.gz")
record ArchiveSource(String name, Optional<RemotePath> path) {
  /**
   * Reads a path or an address.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static ArchiveSource parse(String text) {
    return text.matches("(https?|ftp)://[^\\s/]\\S*")
        ? new ArchiveSource(text, Optional.empty())
        : new ArchiveSource(text, Optional.of(RemoteSource.parse(text).path()));
  }
}
