package org.mastoplay.plan;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import org.mastoplay.text.Problem;

/** What becomes of a block, or the use of a playbook, or one round of its loop, on a host. */
public sealed interface Entered {
  /** It is gone through. */
  record Into(Frame frame) implements Entered {}

  /** It does not apply to this host. */
  record Skipped(String why) implements Entered {}

  /**
   * It hangs on what only a real run will tell.
   *
   * @param frame as it will be, with what is not known yet
   */
  record Waits(String dependsOn, Optional<Frame> frame) implements Entered {}

  /** It is wrong. */
  record Mistaken(List<Problem> problems) implements Entered {
    public Mistaken {
      problems = ImmutableList.copyOf(problems);
    }
  }
}
