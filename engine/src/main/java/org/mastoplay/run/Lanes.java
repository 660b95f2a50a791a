package org.mastoplay.run;

import java.util.List;
import java.util.Optional;
import org.mastoplay.plan.Frame;
import org.mastoplay.plan.HostVariables;
import org.mastoplay.play.Item;

/** Goes through several items at the same time. */
interface Lanes {
  /** For where one thing is done after the other: a dry run tells what is, in order. */
  Lanes NONE = (_, _, _, _) -> Optional.empty();

  /**
   * Runs each of these in a thread of its own, and waits for all.
   *
   * @param rescuers how many blocks around will take care of a failure
   * @return how they fared; nothing if that can't be done here
   */
  Optional<List<HostRun>> run(List<Item> items, Frame frame, HostVariables variables, int rescuers);
}
