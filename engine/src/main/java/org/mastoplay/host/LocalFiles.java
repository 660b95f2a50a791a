package org.mastoplay.host;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Mode;

/** Files of this machine that tasks have to do with. */
public final class LocalFiles {
  private LocalFiles() {}

  /** What stands at a path; of what can't be read, that something does. */
  public static FileState look(Path path) {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return new FileState.Absent();
    }
    try {
      return Files.isRegularFile(path)
          ? regular(path)
          : new FileState.Special(Files.isDirectory(path) ? "folder" : "something unknown");
    } catch (IOException unreadable) {
      return new FileState.Special("file that can't be read");
    }
  }

  private static FileState regular(Path path) throws IOException {
    return new FileState.Regular(
        new Mode(0600),
        "",
        "",
        Files.size(path),
        Optional.of(MoreFiles.asByteSource(path).hash(Hashing.sha256()).toString()),
        Optional.empty());
  }

  /** Writes into a file that nobody has seen so far. */
  @FunctionalInterface
  public interface Writer {
    /**
     * Writes all of it.
     *
     * @return whether it may take its place
     */
    boolean write(OutputStream out) throws IOException;
  }

  /**
   * Replaces a file by an atomic rename, readable by nobody else; makes the folders above it.
   *
   * @throws IOException if it can't be written; the old file is kept then
   */
  public static void replace(Path path, Writer writer) throws IOException {
    var own = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Files.createDirectories(path.getParent());
    var made = Files.createTempFile(path.getParent(), "." + path.getFileName(), ".part", own);
    try {
      boolean wanted;
      try (var out = Files.newOutputStream(made)) {
        wanted = writer.write(out);
      }
      if (wanted) {
        Files.move(made, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(made);
    }
  }
}
