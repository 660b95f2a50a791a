package org.mastoplay.cli.startup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** What the launcher runs once, between the build and the cache. */
public final class CacheableJars {
  private final CacheableClass classes;

  CacheableJars(CacheableClass classes) {
    this.classes = classes;
  }

  /**
   * Changes the classes of jars, in their place, into such as the JVM's cache keeps.
   *
   * @param jars their paths; all that their classes mention is on the class path
   * @throws IOException if one can't be read or written; it is then as it was
   */
  public static void main(String[] jars) throws IOException {
    var program = new CacheableJars(new CacheableClass(CacheableJars.class.getClassLoader()));
    for (var jar : jars) {
      program.change(Path.of(jar));
    }
  }

  /** Leaves a jar alone of which no class needs to be changed. */
  void change(Path jar) throws IOException {
    var changed = false;
    var bytes = new ByteArrayOutputStream();
    try (var from = new ZipFile(jar.toFile());
        var to = new ZipOutputStream(bytes)) {
      for (var entry : from.stream().toList()) {
        var content = from.getInputStream(entry).readAllBytes();
        var instead = isClass(entry) ? classes.insteadOf(content) : Optional.<byte[]>empty();
        var copy = new ZipEntry(entry.getName());
        copy.setTime(entry.getTime());
        to.putNextEntry(copy);
        to.write(instead.orElse(content));
        changed |= instead.isPresent();
      }
    }
    if (changed) {
      var next = jar.resolveSibling(jar.getFileName() + ".next");
      Files.write(next, bytes.toByteArray());
      Files.move(next, jar, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static boolean isClass(ZipEntry entry) {
    return entry.getName().endsWith(".class");
  }
}
