package org.mastoplay.run;

import java.util.Optional;
import java.util.function.Supplier;
import org.mastoplay.text.Diagnosis;
import org.mastoplay.yaml.Node;

/** The other hosts of a run, as one of them sees them. */
interface Company {
  /** Whether the run goes on for this host. */
  boolean goesOn();

  /**
   * Sees to it that a task is done by one host for all that are at the same play.
   *
   * @param task which task, the same text on all hosts
   * @param work does it on this host
   * @return what came of it, on whichever host
   */
  Shared once(String task, Supplier<Shared> work);

  /**
   * What came of a task that one host did for all.
   *
   * @param host who did it; nothing if nobody has yet
   * @param registered what the task registers
   * @param failed why it failed, if it did
   */
  record Shared(Optional<String> host, Node registered, Optional<Diagnosis> failed) {}
}
