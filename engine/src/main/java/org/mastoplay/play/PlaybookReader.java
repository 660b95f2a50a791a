package org.mastoplay.play;

import java.util.Optional;
import java.util.Set;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Source;

/** Reads a playbook's YAML into plays and tasks. */
public final class PlaybookReader {
  private final Set<String> modules;

  /**
   * @param modules the names of all modules, so that a task's module can be told from its keywords
   */
  public PlaybookReader(Set<String> modules) {
    this.modules = Set.copyOf(modules);
  }

  /**
   * Reads a playbook.
   *
   * @return what could be read, even if there are mistakes in it; nothing if it is no playbook at
   *     all
   */
  public Optional<Playbook> read(Source source, Problems problems) {
    throw new UnsupportedOperationException(modules.toString());
  }
}
