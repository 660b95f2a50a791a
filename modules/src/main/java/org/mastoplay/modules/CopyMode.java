package org.mastoplay.modules;

import java.util.Optional;
import org.mastoplay.module.Doc;
import org.mastoplay.module.Mode;

/**
 * The mode of a copy: its own, or that of the original.
 *
 * @param rule nothing for that of the original
 */
@Doc("file mode, such as 0644 or u=rwX,go=rX, or `preserve`")
record CopyMode(Optional<ModeRule> rule) {
  /**
   * Reads a mode.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static CopyMode parse(String text) {
    return new CopyMode(
        text.equals("preserve") ? Optional.empty() : Optional.of(ModeRule.parse(text)));
  }

  ModeRule of(Mode original) {
    return rule.orElseGet(() -> new ModeRule(original.toString()));
  }
}
