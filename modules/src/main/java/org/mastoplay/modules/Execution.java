package org.mastoplay.modules;

import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
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

  private static String brief(String command) {
    var line = command.strip().lines().findFirst().orElse("");
    var whole = line.equals(command.strip());
    return line.length() > MOST_SHOWN
        ? line.substring(0, MOST_SHOWN - 1) + "…"
        : line + (whole ? "" : " …");
  }
}
