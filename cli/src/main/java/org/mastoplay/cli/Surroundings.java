package org.mastoplay.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.mastoplay.cli.render.Style;
import org.mastoplay.text.Secret;

/**
 * What surrounds the program: where it prints, and whom it may ask.
 *
 * @param terminal whether {@code out} is a terminal with somebody before it
 * @param ask asks for a secret without echo; nothing if there is nobody to ask
 */
record Surroundings(
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    boolean terminal,
    Function<String, Optional<Secret>> ask) {
  private static final int USUAL_WIDTH = 80;

  /** Those of this process. */
  static Surroundings ofProcess() {
    var console = Optional.ofNullable(System.console());
    return new Surroundings(
        System.out,
        System.err,
        System.getenv(),
        console.filter(java.io.Console::isTerminal).isPresent(),
        prompt ->
            console
                .filter(java.io.Console::isTerminal)
                .flatMap(it -> Optional.ofNullable(it.readPassword("%s", prompt)))
                .map(characters -> new Secret(new String(characters))));
  }

  /** Whether lines can be drawn over. */
  boolean canRedraw() {
    return terminal && !"dumb".equals(environment.getOrDefault("TERM", "dumb"));
  }

  Style style(int verbosity, boolean differences) {
    return new Style(
        width(),
        out.charset().equals(StandardCharsets.UTF_8),
        canRedraw() && environment.getOrDefault("NO_COLOR", "").isEmpty(),
        terminal,
        verbosity,
        differences);
  }

  private int width() {
    var columns = environment.getOrDefault("COLUMNS", "");
    return columns.matches("[1-9]\\d{1,3}") ? Integer.parseInt(columns) : USUAL_WIDTH;
  }
}
