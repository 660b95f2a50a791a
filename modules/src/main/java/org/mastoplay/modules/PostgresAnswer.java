package org.mastoplay.modules;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.ScriptState.Ran;
import org.mastoplay.text.Diagnosis;

/**
 * What a server told of itself, a line each: a word, and what is to be said of it.
 *
 * @param isThere whether there is a server at all
 * @param trouble why it told nothing, though it is there
 */
record PostgresAnswer(boolean isThere, String text, Optional<Diagnosis> trouble) {
  static PostgresAnswer of(ScriptState state) {
    if (!(state instanceof Ran ran) || ran.out().startsWith(PostgresLogin.NO_SERVER)) {
      return new PostgresAnswer(false, "", Optional.empty());
    }
    // Nobody has made that database so far: so nothing is in it.
    if (ran.err().matches("(?s).*FATAL: +database \"[^\\n]*\" does not exist.*")) {
      return new PostgresAnswer(false, "", Optional.empty());
    }
    return ran.succeeded()
        ? new PostgresAnswer(true, ran.out(), Optional.empty())
        : new PostgresAnswer(
            true,
            "",
            Optional.of(
                PostgresTrouble.explain(
                    Diagnosis.of("PostgreSQL can't be asked how things are.").words(ran.err()))));
  }

  /** The values by their words; of several the last. */
  Map<String, String> values() {
    return text.lines()
        .filter(line -> line.contains(" "))
        .collect(
            Collectors.toMap(
                line -> line.substring(0, line.indexOf(' ')),
                line -> line.substring(line.indexOf(' ') + 1),
                (_, last) -> last));
  }
}
