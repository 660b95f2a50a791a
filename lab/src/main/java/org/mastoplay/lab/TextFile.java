package org.mastoplay.lab;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A small file of text that the lab keeps; one that is not there reads as empty. */
record TextFile(Path path) {
  boolean exists() {
    return Files.exists(path);
  }

  String text() {
    try {
      return exists() ? Files.readString(path) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes it, its folders too, whole or not at all. */
  void write(String text) {
    try {
      Files.createDirectories(path.getParent());
      var next = Files.writeString(path.resolveSibling(path.getFileName() + ".next"), text);
      Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rw-r--r--"));
      Files.move(next, path, ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
