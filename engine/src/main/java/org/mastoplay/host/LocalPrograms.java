package org.mastoplay.host;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.mastoplay.inventory.InventoryPrograms;

/** Runs programs of this machine that print inventories. */
public final class LocalPrograms implements InventoryPrograms {
  private final Duration limit;

  public LocalPrograms() {
    this(Duration.ofSeconds(60));
  }

  LocalPrograms(Duration limit) {
    this.limit = limit;
  }

  @Override
  public Answer run(Path program, List<String> arguments) throws IOException {
    var words = Stream.concat(Stream.of(program.toString()), arguments.stream()).toList();
    var process =
        new ProcessBuilder(words)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .start();
    var out = new Reading(process.getInputStream());
    var err = new Reading(process.getErrorStream());
    try {
      var ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        // Not by the process itself, which closes streams that may not have been read so far.
        var others = process.descendants().toList();
        process.toHandle().destroyForcibly();
        others.forEach(ProcessHandle::destroyForcibly);
      }
      return new Answer(
          ended ? Optional.of(process.exitValue()) : Optional.empty(), out.text(), err.text());
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    }
  }

  /** What a program prints, read while it runs. */
  private static final class Reading {
    /** More than is taken of an inventory. */
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    /** Whom the program left behind may keep the stream open for ever. */
    private static final Duration REST = Duration.ofSeconds(5);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Thread thread;

    Reading(InputStream stream) {
      // Not a virtual one: reading a pipe holds its carrier, of which a busy machine has too few.
      thread = Thread.ofPlatform().daemon().start(() -> read(stream));
    }

    private void read(InputStream stream) {
      var chunk = new byte[64 * 1024];
      try {
        for (var count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
          if (bytes.size() < MOST_BYTES) {
            bytes.write(chunk, 0, count);
          }
        }
      } catch (IOException stopped) {
        // Then there is no more to read.
      }
    }

    String text() throws InterruptedException {
      thread.join(REST);
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
