package org.mastoplay.secret;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Optional;

/** A lock beside a file, which one run at a time holds. It is gone when nobody holds it. */
final class FileLock implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(10);
  private static final int MOST_TRIES = 3000;

  private final Path path;
  private final FileChannel channel;

  private FileLock(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Waits for the lock.
   *
   * @throws AgeTrouble if somebody holds it for half a minute
   */
  static FileLock of(Path file) throws IOException {
    var path = file.resolveSibling(".%s.lock".formatted(file.getFileName()));
    for (var i = 0; i < MOST_TRIES; i++) {
      var lock = tryOnce(path);
      if (lock.isPresent()) {
        return lock.get();
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    throw new AgeTrouble(
        "another run of mastoplay is writing %s and does not end".formatted(file),
        "see with `ps aux | grep mastoplay` what it does, then run this again");
  }

  private static Optional<FileLock> tryOnce(Path path) throws IOException {
    var channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    var mine = key(path);
    try {
      // Who held it may have removed the file meanwhile: then this is a lock on nothing.
      if (mine.isPresent() && channel.tryLock() != null && mine.equals(key(path))) {
        return Optional.of(new FileLock(path, channel));
      }
    } catch (OverlappingFileLockException anotherThread) {
      // Its turn comes.
    }
    channel.close();
    return Optional.empty();
  }

  private static Optional<Object> key(Path path) throws IOException {
    try {
      return Optional.of(Files.readAttributes(path, BasicFileAttributes.class).fileKey());
    } catch (NoSuchFileException removed) {
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
    channel.close();
  }
}
