package org.mastoplay.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** The statement that turns a fresh {@code /bin/sh} into one that serves requests. */
final class LoopScript {
  private LoopScript() {}

  /**
   * One complete statement and nothing behind it: dash reads ahead, so that whatever followed would
   * be lost.
   *
   * @param marker what the greeting is put between
   * @param facts whether the greeting tells facts
   */
  static String statement(Marker marker, boolean facts) {
    var loop = resource("loop.sh");
    var script = withoutComments(facts ? loop.replace("#FACTS\n", resource("facts.sh")) : loop);
    return "exec /bin/sh -c '%s' mastoplay %s\n".formatted(script, marker);
  }

  private static String withoutComments(String script) {
    return script
        .lines()
        .filter(line -> !line.stripLeading().startsWith("#"))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String resource(String name) {
    try (var stream = LoopScript.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("%s is missing from the program".formatted(name));
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
