package org.mastoplay.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.mastoplay.module.Action;
import org.mastoplay.module.Content;
import org.mastoplay.module.Query;
import org.mastoplay.module.Script;
import org.mastoplay.plan.Door;

/**
 * What sets a dead-man's switch on a host and speaks with it. What the switch does stands in {@code
 * guard.sh}, which lies on the host with it.
 *
 * @param id the name of this switch on its host
 */
record GuardScripts(String id) {
  private static final String BASE =
      """
      base=/var/lib/mastoplay
      [ "$(id -u)" = 0 ] || base=$HOME/.local/state/mastoplay
      """;
  private static final String FOLDER =
      BASE
          + """
          guard=$base/guard/$1
          shift
          """;
  private static final String ARM =
      FOLDER
          + """
          umask 077
          mkdir -p "$guard" && cat >"$guard/guard.sh" || exit
          seconds=$1 login=$2 depth=$3
          sh "$guard/guard.sh" arm "$seconds" "$login" "$MASTOPLAY_SHELL" "$depth"
          """;
  private static final String CALL =
      FOLDER
          + """
          if [ -e "$guard/guard.sh" ]; then sh "$guard/guard.sh" "$@"; else echo none; fi
          """;

  // The change comes after the watch: without one there is nothing to put back.
  private static final String IS_OPEN =
      """
      is_open() {
        [ -e "$1/watching" ] && [ ! -e "$1/outcome" ] &&
          [ "$(cat "$1/verdict" 2>/dev/null)" != lifted ]
      }
      """;
  // One that is being proven now, by another run, has its verdict soon.
  private static final String UNDO_LEFT =
      BASE
          + IS_OPEN
          + """
          for id; do
            guard=$base/guard/$id
            for second in $(seq 900); do
              is_open "$guard" || continue 2
              [ "$second" -le 10 ] || kill -0 "$(cat "$guard/worker")" 2>/dev/null || break
              sleep 1
            done
            sh "$guard/guard.sh" undo 60
          done
          """;

  /** Prints the names of the switches that guard a change on this host still, one a line. */
  static final Query.OfScript LEFT =
      new Query.OfScript(
          Script.of(
              BASE
                  + IS_OPEN
                  + """
                  for guard in "$base"/guard/*/; do
                    if is_open "$guard"; then basename "$guard"; fi
                  done
                  """));

  /**
   * Puts back, when whoever made the changes is gone, what switches guard that an earlier run has
   * left behind. Else they would do it in the midst of the next.
   */
  static Action undoLeft(List<String> ids) {
    return new Action.Run(Script.of(UNDO_LEFT, ids.toArray(String[]::new)));
  }

  /** Those of a new switch. */
  static GuardScripts anew() {
    return new GuardScripts(UUID.randomUUID().toString());
  }

  /**
   * Sets the switch.
   *
   * @param door by which its owner has to come back
   * @param depth what may have to be put back: {@code files}, or {@code programs} too
   */
  Action arm(Door door, String depth) {
    return new Action.Run(
        Script.of(ARM, id, String.valueOf(door.patience().toSeconds()), door.login(), depth)
            .reading(Content.of(resource())));
  }

  /** Tells the switch something; if there is none, it answers {@code none}. */
  Action call(String... words) {
    return new Action.Run(script(words));
  }

  Script script(String... words) {
    return Script.of(CALL, Stream.concat(Stream.of(id), Stream.of(words)).toArray(String[]::new));
  }

  private static String resource() {
    try (var stream = GuardScripts.class.getResourceAsStream("guard.sh")) {
      if (stream == null) {
        throw new IllegalStateException("guard.sh is missing from the program");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
