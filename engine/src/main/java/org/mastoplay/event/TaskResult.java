package org.mastoplay.event;

import java.util.List;
import java.util.Optional;
import org.mastoplay.module.Difference;
import org.mastoplay.text.Diagnosis;

/** How a task ended on a host. */
public sealed interface TaskResult {
  /**
   * The host was as the task wants it.
   *
   * @param message what the task had to say
   */
  record InOrder(Optional<String> message) implements TaskResult {}

  /** It changed the host, or, in a dry run, would change it. */
  record Changed(List<Difference> differences, Optional<String> message) implements TaskResult {
    public Changed {
      differences = List.copyOf(differences);
    }
  }

  /**
   * In a dry run: only a real run will tell.
   *
   * @param dependsOn the task that has to run first, as a person reads it
   */
  record KnownAfterApply(String dependsOn) implements TaskResult {}

  /** It did not apply, such as by its {@code when}. */
  record Skipped(String why) implements TaskResult {}

  /**
   * It failed.
   *
   * @param differences what it did or tried to change before
   * @param aftermath what follows
   */
  record Failed(Diagnosis diagnosis, List<Difference> differences, Aftermath aftermath)
      implements TaskResult {
    public Failed {
      differences = List.copyOf(differences);
    }

    /** Whether the playbook said to go on all the same. */
    public boolean ignored() {
      return aftermath == Aftermath.IGNORED;
    }
  }

  /** What follows a failure. */
  enum Aftermath {
    /** The host goes no further. */
    STOPS,
    /** The playbook said to go on all the same. */
    IGNORED,
    /** A {@code rescue} takes care of it. */
    RESCUED
  }
}
