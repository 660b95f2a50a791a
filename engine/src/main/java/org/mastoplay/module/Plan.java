package org.mastoplay.module;

import java.util.List;
import java.util.Optional;
import org.mastoplay.text.Diagnosis;

/** What a task would do to a host, given what was seen of it. */
public sealed interface Plan {
  /**
   * Nothing: the host is as the task wants it.
   *
   * @param message what the task has to say all the same
   * @param told what the module tells of the host, by the names of its {@link Tells}
   */
  record InOrder(Optional<String> message, Value.Fields told) implements Plan {}

  /** Changes, in this order. */
  record Changes(List<Change> changes) implements Plan {
    public Changes {
      changes = List.copyOf(changes);
    }
  }

  /**
   * Nothing to change, but something to ask or to wait for when it is this task's turn. A dry run
   * only says so.
   *
   * @param message what a dry run says
   */
  record Asks(String message, Action.Run action) implements Plan {}

  /**
   * It can't be done; nothing is changed.
   *
   * @param otherwise what would be done if only that were there which the diagnosis misses: a dry
   *     run foretells it where an earlier task may bring what is missing
   */
  record Impossible(Diagnosis diagnosis, Optional<Plan> otherwise) implements Plan {}

  static Plan inOrder() {
    return tells(Value.Fields.NONE);
  }

  static Plan says(String message) {
    return new InOrder(Optional.of(message), Value.Fields.NONE);
  }

  /** Nothing is to be done, and this is how the host is. */
  static Plan tells(Value.Fields told) {
    return new InOrder(Optional.empty(), told);
  }

  /** These changes, or nothing to do if there are none. */
  static Plan of(List<Change> changes) {
    return changes.isEmpty() ? inOrder() : new Changes(changes);
  }

  static Plan of(Change... changes) {
    return of(List.of(changes));
  }

  static Plan asks(String message, Script script) {
    return new Asks(message, new Action.Run(script));
  }

  static Plan impossible(Diagnosis diagnosis) {
    return new Impossible(diagnosis, Optional.empty());
  }

  /** It can't be done, since something is missing that an earlier task of a run may bring. */
  static Plan lacking(Diagnosis diagnosis, Plan otherwise) {
    return new Impossible(diagnosis, Optional.of(otherwise));
  }
}
