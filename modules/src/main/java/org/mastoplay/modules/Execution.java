package org.mastoplay.modules;

import java.util.Arrays;
import java.util.Optional;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Content;
import org.mastoplay.module.Difference;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Script;
import org.mastoplay.module.Touch;

/** The run of a command, if its guard lets it. */
final class Execution {
  private static final int MOST_SHOWN = 70;

  private Execution() {}

  static Plan plan(Guard.Verdict guard, String shown, Script script) {
    return guard.runs()
        ? Plan.of(
            Change.of(
                new Difference.Happens(brief(shown), "runs"),
                new Action.Run(script),
                Touch.anything()))
        : Plan.says("not run: " + guard.reason());
  }

  /** With what it reads, of which the last line is ended. */
  static Script reading(Script script, Optional<Content> stdin, boolean ended) {
    return stdin.map(it -> script.reading(ended ? ended(it) : it)).orElse(script);
  }

  private static Content ended(Content content) {
    var bytes = content.bytes();
    if (bytes.length == 0 || bytes[bytes.length - 1] == '\n') {
      return content;
    }
    var longer = Arrays.copyOf(bytes, bytes.length + 1);
    longer[bytes.length] = '\n';
    return Content.of(longer);
  }

  private static String brief(String command) {
    var line = command.strip().lines().findFirst().orElse("");
    var whole = line.equals(command.strip());
    return line.length() > MOST_SHOWN
        ? line.substring(0, MOST_SHOWN - 1) + "…"
        : line + (whole ? "" : " …");
  }
}
