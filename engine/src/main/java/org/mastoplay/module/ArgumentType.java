package org.mastoplay.module;

import java.util.List;
import java.util.Optional;
import org.mastoplay.module.ParameterSpec.Choice;
import org.mastoplay.text.Problems;
import org.mastoplay.yaml.Node;

/** What a parameter's declared type makes of what was written. */
interface ArgumentType {
  /** What may be written, for a person. */
  String description();

  /** What form of YAML value that is. */
  Shape shape();

  /** All that may be written, where that is a closed list. */
  default List<Choice> choices() {
    return List.of();
  }

  /** Whether values of this type never become words of a command on a host. */
  default boolean keepsSecrets() {
    return false;
  }

  /** The value as the record's component takes it; nothing if a problem was found. */
  Optional<Object> read(Node node, ArgumentContext context, Problems problems);
}
