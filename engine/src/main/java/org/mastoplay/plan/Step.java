package org.mastoplay.plan;

import org.mastoplay.play.Manner;
import org.mastoplay.play.Task;

/**
 * A task or handler at its place in a playbook.
 *
 * @param handler whether it runs only if it was notified
 */
public record Step(Frame frame, Task task, boolean handler) {

  /** How it is carried out, as it and all that is around it say. */
  public Manner manner() {
    return task.manner().within(frame.manner());
  }
}
