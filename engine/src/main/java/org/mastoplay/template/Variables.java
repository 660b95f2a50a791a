package org.mastoplay.template;

import java.util.Optional;
import java.util.Set;
import org.mastoplay.yaml.Node;

/** The variables that an expression can see; their values are already rendered. */
public interface Variables {
  /**
   * The value of a variable.
   *
   * @throws org.mastoplay.text.MistakesFound if its value can't be worked out
   * @throws DependsOnUnknown if only a real run will tell
   */
  Optional<Node> get(String name);

  /** All names, for suggestions. */
  Set<String> names();
}
