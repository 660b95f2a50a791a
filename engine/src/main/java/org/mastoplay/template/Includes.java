package org.mastoplay.template;

import java.util.Optional;
import org.mastoplay.text.Source;

/** The files that a template may include: those of its own folder and below. */
public interface Includes {
  /** For a template that may include none. */
  Includes NONE = path -> Optional.empty();

  /**
   * Finds a file.
   *
   * @param path relative to the template's folder, with {@code /}; never leads out of it
   */
  Optional<Source> find(String path);
}
