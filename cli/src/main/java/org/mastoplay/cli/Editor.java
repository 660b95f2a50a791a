package org.mastoplay.cli;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The person's editor, on a text that lies in memory while it is open, and nowhere afterwards. */
final class Editor implements AutoCloseable {
  private final String command;
  private final Path folder;
  private final Path file;
  private final Thread atExit;

  private Editor(String command, Path folder, Path file) {
    this.command = command;
    this.folder = folder;
    this.file = file;
    this.atExit = Thread.ofPlatform().unstarted(this::delete);
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * Prepares a folder that only this person can read.
   *
   * @param name what the editor shall think the file is called
   */
  static Editor in(Map<String, String> environment, Path name) {
    var memory =
        Stream.of(environment.getOrDefault("XDG_RUNTIME_DIR", ""), "/dev/shm")
            .filter(it -> !it.isEmpty())
            .map(Path::of)
            .filter(it -> Files.isDirectory(it) && Files.isWritable(it))
            .findFirst();
    var command =
        Stream.of("VISUAL", "EDITOR")
            .flatMap(it -> Optional.ofNullable(environment.get(it)).stream())
            .filter(it -> !it.isBlank())
            .findFirst()
            .orElse(Files.exists(Path.of("/usr/bin/editor")) ? "editor" : "vi");
    try {
      var folder =
          memory.isPresent()
              ? Files.createTempDirectory(memory.get(), "mastoplay")
              : Files.createTempDirectory("mastoplay");
      return new Editor(command, folder, folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Shows a text, and returns it as it was when the editor ended. */
  byte[] edit(byte[] text) {
    try {
      Files.write(file, text);
      var process =
          new ProcessBuilder(List.of("sh", "-c", command + " \"$1\"", "sh", file.toString()))
              .inheritIO()
              .start();
      var status = process.waitFor();
      if (status != 0) {
        throw new Complaint(
            ("The editor `%s` ended with status %d, so nothing was changed. If there is no such"
                    + " editor, name another:  EDITOR=nano mastoplay secrets edit …")
                .formatted(command, status));
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new Complaint("Stopped; nothing was changed.");
    }
  }

  private void delete() {
    try {
      MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atExit);
    delete();
  }
}
