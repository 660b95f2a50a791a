package org.mastoplay.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The program as a process of its own, so that it can be killed. */
final class RealProgram {
  /** The root of the sources, where it is started. */
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private RealProgram() {}

  /**
   * Starts it.
   *
   * @param output the file that gets all that it prints
   */
  static Process start(Map<String, String> environment, Path output, String... words)
      throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(words));
    var builder =
        new ProcessBuilder(command)
            .directory(ROOT.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }
}
