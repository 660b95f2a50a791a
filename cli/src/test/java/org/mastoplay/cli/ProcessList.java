package org.mastoplay.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the list of processes has shown since it was opened, words separated by blanks. The
 * processes of the lab's hosts are processes of this machine, too.
 */
final class ProcessList implements AutoCloseable {
  private static final Path PROC = Path.of("/proc");

  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final Thread watcher;
  private volatile boolean open = true;

  private ProcessList() {
    watcher = Thread.ofPlatform().daemon().name("process-list").unstarted(this::watch);
  }

  static ProcessList open() {
    var list = new ProcessList();
    list.watcher.start();
    return list;
  }

  Set<String> seen() {
    return Set.copyOf(seen);
  }

  private void watch() {
    while (open) {
      try (var processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
        processes.forEach(this::read);
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
    }
  }

  private void read(Path process) {
    try {
      var words = Files.readAllBytes(process.resolve("cmdline"));
      seen.add(new String(words, StandardCharsets.UTF_8).replace('\0', ' '));
    } catch (IOException gone) {
      // It ended while we looked.
    }
  }

  @Override
  public void close() {
    open = false;
    try {
      watcher.join();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
