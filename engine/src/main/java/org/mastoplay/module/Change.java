package org.mastoplay.module;

import java.util.List;

/**
 * One change of a host: what differs, what to do about it, and what that touches.
 *
 * @param differences as a person reads them
 * @param actions carried out in order; the first that fails ends the task
 */
public record Change(List<Difference> differences, List<Action> actions, Touch touch) {
  public Change {
    differences = List.copyOf(differences);
    actions = List.copyOf(actions);
  }

  public static Change of(Difference difference, Action action, Touch touch) {
    return new Change(List.of(difference), List.of(action), touch);
  }
}
