package org.mastoplay.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.mastoplay.cli.render.DiagnosisLines;
import org.mastoplay.cli.render.Style;
import org.mastoplay.cli.render.Wrapped;
import org.mastoplay.text.Diagnosis;
import org.mastoplay.text.Secret;

/** Asks whoever sits before the terminal; answers may be piped in as well, one a line. */
final class Dialogue {
  /** What is said where Enter alone won't do. */
  static final String NEEDED = "This has to be told.";

  private static final String ENDED =
      "The answers ended here, and not all questions are answered: nothing was written.";

  private final Surroundings surroundings;
  private final Style style;

  Dialogue(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.style = surroundings.style();
  }

  /** Says something, in lines that fit the terminal; nothing in it steers the terminal. */
  void say(String text) {
    Wrapped.lines(text, style.width() - 1)
        .forEach(line -> surroundings.out().println(style.plain(line)));
  }

  /** Says something new, below a blank line; the line alone if there is nothing to say. */
  void turnTo(String text) {
    surroundings.out().println();
    if (!text.isEmpty()) {
      say(text);
    }
  }

  /** Says what went wrong, why, and what to do. */
  void explain(Diagnosis diagnosis) {
    surroundings.out().print("\n" + DiagnosisLines.text(diagnosis, style) + "\n");
  }

  /** The line that is typed behind the prompt, without blanks around it. */
  String ask(String prompt) {
    show(prompt);
    return line().strip();
  }

  /** The same, until something is typed; Enter takes what is given, if anything is. */
  String ask(String prompt, Optional<String> enter) {
    while (true) {
      var typed = ask(prompt + enter.map(" [%s]"::formatted).orElse("") + ": ");
      if (!typed.isEmpty() || enter.isPresent()) {
        return typed.isEmpty() ? enter.orElseThrow() : typed;
      }
      say(NEEDED);
    }
  }

  /** What is typed without being shown. */
  Secret askSecret(String prompt) {
    return surroundings
        .ask()
        .apply(prompt)
        .orElseGet(() -> {
          show(prompt);
          return new Secret(line());
        });
  }

  /** Whether the answer is yes, or nothing. */
  boolean confirm(String question) {
    return !ask(question + " [Y/n] ").matches("[nN].*");
  }

  private void show(String prompt) {
    surroundings.out().print(prompt);
    surroundings.out().flush();
  }

  /** Takes no byte more than the line's: what follows may be another reader's. */
  private String line() {
    var bytes = new ByteArrayOutputStream();
    try {
      var next = surroundings.in().read();
      if (next < 0) {
        surroundings.out().println();
        throw new Complaint(ENDED);
      }
      for (; next >= 0 && next != '\n'; next = surroundings.in().read()) {
        bytes.write(next);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.UTF_8).replaceFirst("\r$", "");
  }
}
