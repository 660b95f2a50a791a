package org.mastoplay.plan;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.Set;
import org.mastoplay.play.Become;
import org.mastoplay.play.Play;
import org.mastoplay.play.Task;

/**
 * A task or handler in its play.
 *
 * @param playNumber counted from 0
 * @param become as task and play say
 * @param handler whether it runs only if it was notified
 */
public record Step(int playNumber, Play play, Task task, Become become, boolean handler) {

  /** The task's own tags and those of its play. */
  public Set<String> tags() {
    return ImmutableSet.copyOf(Sets.union(play.tags(), task.tags()));
  }
}
