package org.mastoplay.cli.render;

import java.util.List;
import org.mastoplay.event.Event;

/** Tells a run as lines that are printed one after the other and stay. */
interface Story {
  /** What an event adds, often nothing; called by one thread at a time. */
  List<Line> tell(Event event);

  /**
   * The story of a run.
   *
   * @param again the command that would apply what a dry run has shown, or try a run once more
   */
  static Story of(Style style, boolean dryRun, String again) {
    return dryRun ? new DryRunStory(style, again) : new RunStory(style, again);
  }
}
