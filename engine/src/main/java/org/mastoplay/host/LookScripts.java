package org.mastoplay.host;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mastoplay.module.Query;
import org.mastoplay.module.Query.OfScript;
import org.mastoplay.module.ScriptState;

/** Looks by scripts, each in a shell of its own and for a limited time. */
final class LookScripts implements Look {
  private static final String LACKS = "lacks ";

  // The output goes through files, so that a process that a script leaves behind can't keep the
  // reply from ending.
  private static final String FUNCTIONS =
      """
      unknown() {
        missing=$1
        ! getent passwd "$1" >/dev/null
      }
      lacking() {
        for missing; do
          command -v "$missing" >/dev/null || return 0
        done
        return 1
      }
      ran() {
        printf %s "$1"; mark
        cat -- "$MASTOPLAY_DIR/out"; mark
        cat -- "$MASTOPLAY_DIR/err"; mark
      }
      """;

  private final List<OfScript> queries;
  private final String script;

  LookScripts(List<OfScript> queries, Program program) {
    this.queries = queries;
    var text = new StringBuilder(queries.isEmpty() ? "" : FUNCTIONS);
    for (var query : queries) {
      text.append("if ")
          .append(program.account().map(LookScripts::unknown).orElse(""))
          .append("lacking ")
          .append(Quoting.words(query.script().needs()))
          .append("; then\nprintf '" + LACKS + "%s' \"$missing\"; mark; mark; mark\nelse\n")
          .append(
              program.run(
                  "timeout -k 5 60",
                  query.script(),
                  ">\"$MASTOPLAY_DIR/out\" 2>\"$MASTOPLAY_DIR/err\""))
          .append("ran $?\nfi\n");
    }
    this.script = text.toString();
  }

  private static String unknown(String account) {
    return "unknown %s || ".formatted(Quoting.word(account));
  }

  @Override
  public String script() {
    return script;
  }

  @Override
  public Map<Query<?>, Object> read(Sections sections) {
    var answers = new HashMap<Query<?>, Object>();
    for (var query : queries) {
      var status = sections.text();
      var out = sections.text();
      var err = sections.text();
      answers.put(
          query,
          status.startsWith(LACKS)
              ? new ScriptState.Unavailable(status.substring(LACKS.length()))
              : new ScriptState.Ran(Integer.parseInt(status), out, err));
    }
    return answers;
  }
}
