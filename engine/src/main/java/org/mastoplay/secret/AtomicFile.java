package org.mastoplay.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Replaces a file so that whoever reads it sees the old text or the new one, whole. */
final class AtomicFile {
  private AtomicFile() {}

  /** Writes a file that only the mode's classes of users may read; a link stays a link. */
  static void write(Path file, byte[] bytes, Set<PosixFilePermission> mode) throws IOException {
    var target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    var beside = Files.createTempFile(target.getParent(), ".", ".new");
    try {
      try (var channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
        for (var rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
          channel.write(rest);
        }
        channel.force(true);
      }
      Files.setPosixFilePermissions(beside, mode);
      Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
