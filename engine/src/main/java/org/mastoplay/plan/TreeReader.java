package org.mastoplay.plan;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.mastoplay.module.Content;
import org.mastoplay.module.LocalTree;
import org.mastoplay.module.LocalTree.Entry;
import org.mastoplay.module.Mode;
import org.mastoplay.yaml.Node;

/**
 * Reads a file or a whole folder of the controller.
 *
 * @param name as the playbook names it
 */
record TreeReader(Node.Scalar name) {
  private static final int MOST_ENTRIES = 2000;
  private static final long MOST_BYTES = 64L << 20;

  LocalTree read(Path path) {
    var folder = Files.isDirectory(path);
    try {
      return new LocalTree(
          name.text(),
          folder,
          folder ? below(path) : List.of(entry(path, path.getFileName().toString())));
    } catch (IOException unreadable) {
      throw ControllerFiles.unreadable(path, name);
    }
  }

  private List<Entry> below(Path folder) throws IOException {
    var entries = ImmutableList.<Entry>builder();
    var count = 0;
    var bytes = 0L;
    try (var paths = Files.walk(folder)) {
      for (var path : (Iterable<Path>) paths.sorted()::iterator) {
        if (path.equals(folder)) {
          continue;
        }
        if (Files.isSymbolicLink(path)) {
          throw ControllerFiles.mistake(
              name, "%s is a link".formatted(path), "put what it leads to in its stead");
        }
        count++;
        bytes += Files.isDirectory(path) ? 0 : Files.size(path);
        if (count > MOST_ENTRIES || bytes > MOST_BYTES) {
          throw ControllerFiles.mistake(
              name,
              "%s holds more than %d files or %d MiB"
                  .formatted(folder, MOST_ENTRIES, MOST_BYTES >> 20),
              "pack it into an archive, and use the module `unarchive`");
        }
        entries.add(entry(path, folder.relativize(path).toString()));
      }
    }
    return entries.build();
  }

  private static Entry entry(Path path, String relative) throws IOException {
    return new Entry(
        relative,
        mode(path),
        Files.isDirectory(path)
            ? Optional.empty()
            : Optional.of(Content.of(Files.readAllBytes(path))));
  }

  private static Mode mode(Path path) throws IOException {
    var letters = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    return new Mode(Integer.parseInt(letters.replaceAll("[rwx]", "1").replace('-', '0'), 2));
  }
}
