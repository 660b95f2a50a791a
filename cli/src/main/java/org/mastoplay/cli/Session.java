package org.mastoplay.cli;

import java.time.Clock;
import org.mastoplay.cli.render.JlineScreen;
import org.mastoplay.cli.render.JsonRenderer;
import org.mastoplay.cli.render.LiveRenderer;
import org.mastoplay.cli.render.PlainRenderer;
import org.mastoplay.cli.render.Renderer;
import org.mastoplay.run.Engine;

/** Runs what has been checked, and shows it in the form that was asked for. */
final class Session {
  private static final String BROKEN_OFF =
      "Stopped. What is done stays done; run the same command again to go on from there.";

  private final Surroundings surroundings;
  private final OutputFlags output;

  Session(Surroundings surroundings, OutputFlags output) {
    this.surroundings = surroundings;
    this.output = output;
  }

  /**
   * Runs it to its end.
   *
   * @param again the command that applies it, or applies it once more
   * @param tellChanges whether the exit code tells whether something would change
   * @return the exit code
   */
  int run(Engine.CheckedRun run, boolean dryRun, String again, boolean tellChanges) {
    try (var renderer = renderer(dryRun, run.shown(again))) {
      var brokenOff = Thread.ofPlatform().unstarted(() -> breakOff(renderer));
      Runtime.getRuntime().addShutdownHook(brokenOff);
      try {
        return ExitCode.of(run.run(renderer).values(), tellChanges);
      } finally {
        withdraw(brokenOff);
      }
    }
  }

  private void breakOff(Renderer renderer) {
    renderer.close();
    surroundings.err().println(BROKEN_OFF);
  }

  private static void withdraw(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException endingAlready) {
      // Then it is just at work.
    }
  }

  private Renderer renderer(boolean dryRun, String again) {
    if (output.form.get() == OutputFlags.Form.json) {
      return new JsonRenderer(surroundings.out(), Clock.systemUTC());
    }
    var style = surroundings.style(output);
    return surroundings.canRedraw()
        ? new LiveRenderer(
            JlineScreen.open(surroundings.out()), style, dryRun, again, Clock.systemUTC())
        : new PlainRenderer(surroundings.out(), style, dryRun, again);
  }
}
