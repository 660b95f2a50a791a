package org.mastoplay.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Lets one lab of this machine at a time set up or tear down. */
record MachineLock(FileChannel channel) implements AutoCloseable {
  /** Waits until nobody else holds the lock on the file. */
  static MachineLock take(Path file) {
    try {
      var channel = FileChannel.open(file, StandardOpenOption.WRITE);
      while (tryLock(channel) == null) {
        Pause.brief();
      }
      return new MachineLock(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives the lock back. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }
}
