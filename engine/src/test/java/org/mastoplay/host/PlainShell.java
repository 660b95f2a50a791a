package org.mastoplay.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.mastoplay.module.Content;

/** A shell on this machine: a new {@code sh} for every request, without any framing. */
final class PlainShell implements Shell {
  private final Path folder;
  private final List<String> prefix;

  /**
   * Makes a shell.
   *
   * @param folder where it keeps its files
   * @param prefix words before {@code sh}, such as those that run it as another account
   */
  PlainShell(Path folder, String... prefix) {
    this.folder = folder;
    this.prefix = List.of(prefix);
  }

  @Override
  public Reply run(Request request, Consumer<String> lines) {
    try {
      Files.write(folder.resolve("payload"), request.payload().bytes());
      var script = Files.writeString(folder.resolve("script"), request.script());
      var command = new ArrayList<>(prefix);
      command.addAll(List.of("sh", script.toString()));
      var builder = new ProcessBuilder(command).redirectInput(new java.io.File("/dev/null"));
      builder.environment().put("MASTOPLAY_DIR", folder.toString());
      var process = builder.start();
      var err = new ByteArrayOutputStream();
      var errors = Thread.startVirtualThread(() -> pump(process.getErrorStream(), err, lines));
      var out = new ByteArrayOutputStream();
      pump(process.getInputStream(), out, lines);
      errors.join();
      return new Reply(
          process.waitFor(), Content.of(out.toByteArray()), Content.of(err.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void pump(InputStream from, ByteArrayOutputStream all, Consumer<String> lines) {
    var line = new ByteArrayOutputStream();
    try (from) {
      for (var b = from.read(); b >= 0; b = from.read()) {
        all.write(b);
        if (b == '\n') {
          lines.accept(line.toString(StandardCharsets.UTF_8));
          line.reset();
        } else {
          line.write(b);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (line.size() > 0) {
      lines.accept(line.toString(StandardCharsets.UTF_8));
    }
  }

  @Override
  public String greeting() {
    return "";
  }

  @Override
  public void close() {}
}
