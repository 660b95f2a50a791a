package org.mastoplay.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of files that ships beside the classes, in a jar or not. */
record ResourceTree(String name) {
  /** Copies all of it into a folder, which is made where it is not there. */
  void copyTo(Path target) {
    var path = Resource.class.getPackageName().replace('.', '/') + "/" + name;
    try {
      var code =
          Path.of(Resource.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(code)) {
        copy(code.resolve(path), target);
      } else {
        try (var jar = FileSystems.newFileSystem(code)) {
          copy(jar.getPath(path), target);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void copy(Path source, Path target) throws IOException {
    try (var files = Files.walk(source)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var copy = target.resolve(source.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }
}
