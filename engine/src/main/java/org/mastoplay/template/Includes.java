package org.mastoplay.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.mastoplay.text.Source;

/** The files that a template may include: those of its own folder and below. */
public interface Includes {
  /** For a template that may include none. */
  Includes NONE = _ -> Optional.empty();

  /**
   * Finds a file.
   *
   * @param path relative to the template's folder, with {@code /}; never leads out of it
   */
  Optional<Source> find(String path);

  /** Below the working folder, a relative path is shorter to read. */
  private static String shown(Path path) {
    var here = Path.of("").toAbsolutePath();
    return path.startsWith(here) ? here.relativize(path).toString() : path.toString();
  }

  /** The files in a folder and below; links that lead out of it are not followed. */
  static Includes below(Path folder) {
    return path -> {
      try {
        var file = folder.resolve(path).toRealPath();
        return file.startsWith(folder.toRealPath()) && Files.isRegularFile(file)
            ? Optional.of(new Source(shown(folder.resolve(path)), Files.readString(file)))
            : Optional.empty();
      } catch (IOException | InvalidPathException e) {
        return Optional.empty();
      }
    };
  }
}
