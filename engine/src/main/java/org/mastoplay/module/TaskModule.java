package org.mastoplay.module;

import java.util.Optional;
import org.mastoplay.text.Diagnosis;

/**
 * What a task does, with its parameters: implemented by a record whose components are the
 * parameters.
 *
 * <p>A module never touches a host. It says what to look at, and, given what was seen, what to
 * change. Both methods are pure: no I/O, no clock, no state.
 *
 * @param <S> the state of the host that matters to this module
 */
public interface TaskModule<S> {
  /** What must be known of the host before this task can be planned. */
  Probe<S> probe();

  /** What differs between the host as it is and as this task wants it, and how to mend that. */
  Plan plan(S now);

  /**
   * Why an action failed, in the module's own words; nothing if it did not, or if there is nothing
   * to add to what the engine would say.
   *
   * @param last the action that came last
   * @param outcome how it ended; a module may call it a failure although the status is 0
   */
  default Optional<Diagnosis> failure(Action last, ScriptState.Ran outcome) {
    return Optional.empty();
  }

  /**
   * What the module tells after its changes were made, by the names of its {@link Tells}.
   *
   * @param output what its last action printed
   */
  default Value.Fields told(String output) {
    return Value.Fields.NONE;
  }

  /**
   * What it means that an action of the module failed, where the module knows more than the words
   * of its tools tell a person.
   *
   * @param failure what the engine says of it, with those words
   */
  default Diagnosis explained(Diagnosis failure) {
    return failure;
  }
}
