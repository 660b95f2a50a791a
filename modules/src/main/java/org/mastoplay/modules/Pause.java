package org.mastoplay.modules;

import java.util.Optional;
import org.mastoplay.module.Doc;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Script;
import org.mastoplay.module.TaskModule;

/** A rest between two tasks. */
@Module(
    name = "pause",
    summary = "Waits for a while; to wait for something, `wait_for` is better.",
    since = "0.1",
    examples = {
      """
      - name: Let the new name get around
        pause:
          minutes: 2
      """,
      """
      - name: Wait a moment
        pause:
          seconds: 5
      """
    })
record Pause(@Doc("Seconds") Optional<Integer> seconds, @Doc("Minutes") Optional<Integer> minutes)
    implements TaskModule<Probe.Nothing> {

  private static final int MINUTE = 60;

  Pause {
    if (seconds.isEmpty() && minutes.isEmpty()) {
      throw new IllegalArgumentException("give `seconds` or `minutes`");
    }
    if (seconds.orElse(0) < 0 || minutes.orElse(0) < 0) {
      throw new IllegalArgumentException("nobody can wait less than no time");
    }
  }

  @Override
  public Probe<Probe.Nothing> probe() {
    return Probe.nothing();
  }

  @Override
  public Plan plan(Probe.Nothing now) {
    var all = minutes.orElse(0) * MINUTE + seconds.orElse(0);
    return Plan.asks(
        "a run waits %d s here".formatted(all),
        Script.of("exec sleep \"$1\"", Integer.toString(all)));
  }
}
