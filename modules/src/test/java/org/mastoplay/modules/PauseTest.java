package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link Pause}. */
final class PauseTest extends ModuleTable {
  @Override
  List<Case> cases() {
    return List.of(
        row("seconds", "pause: {seconds: 5}", Observed.bare(), "> a run waits 5 s here", "$ 5"),
        row(
            "minutes",
            "pause: {minutes: 2, seconds: 1}",
            Observed.bare(),
            "> a run waits 121 s here",
            "$ 121"),
        row("nothing", "pause: {}", Observed.bare(), "? give `seconds` or `minutes`"));
  }
}
