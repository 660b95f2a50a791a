package org.mastoplay.cli;

import java.io.Console;
import java.io.InputStream;
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
 * @param in what is piped into the program, or typed
 * @param width the terminal's columns, where the launcher has found them out
 * @param terminal whether {@code out} is a terminal with somebody before it
 * @param ask asks for a secret without echo; nothing if there is nobody to ask
 */
record Surroundings(
    PrintStream out,
    PrintStream err,
    InputStream in,
    Map<String, String> environment,
    Optional<String> width,
    boolean terminal,
    Function<String, Optional<Secret>> ask) {
  private static final int USUAL_WIDTH = 80;

  /** Of what is no terminal: a log has room. */
  private static final int LOG_WIDTH = 160;

  /** Those of this process. */
  static Surroundings ofProcess() {
    var console = Optional.ofNullable(System.console());
    return new Surroundings(
        System.out,
        System.err,
        System.in,
        System.getenv(),
        Optional.ofNullable(System.getProperty("mastoplay.columns")),
        console.filter(Console::isTerminal).isPresent(),
        prompt -> console.filter(Console::isTerminal).flatMap(it -> ask(it, prompt)));
  }

  /** Asks while nothing is drawn over the question: drawing takes the same lock. */
  private static Optional<Secret> ask(Console console, String prompt) {
    synchronized (System.out) {
      return Optional.ofNullable(console.readPassword("%s", prompt))
          .map(characters -> new Secret(new String(characters)));
    }
  }

  /** Whether lines can be drawn over. */
  boolean canRedraw() {
    return terminal && !"dumb".equals(environment.getOrDefault("TERM", "dumb"));
  }

  Style style() {
    return style(new OutputFlags());
  }

  /** How text is to look here, with the flags that were given. */
  Style style(OutputFlags flags) {
    return new Style(
        columns(),
        out.charset().equals(StandardCharsets.UTF_8),
        canRedraw() && environment.getOrDefault("NO_COLOR", "").isEmpty(),
        terminal,
        flags.verbose.get(),
        flags.differences.get(),
        flags.taskOutput);
  }

  private int columns() {
    return width
        .or(() -> Optional.ofNullable(environment.get("COLUMNS")))
        .filter(text -> text.matches("[1-9]\\d{1,3}"))
        .map(Integer::valueOf)
        .orElse(terminal ? USUAL_WIDTH : LOG_WIDTH);
  }
}
