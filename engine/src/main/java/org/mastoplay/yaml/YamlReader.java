package org.mastoplay.yaml;

import java.util.Optional;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Source;

/**
 * Reads YAML text into nodes that know their place, and tells what is wrong with it in plain words.
 */
public final class YamlReader {
  private YamlReader() {}

  /**
   * Reads one YAML document. Aliases and merge keys are already followed in what is returned, and a
   * text that holds nothing but comments is a scalar that is nothing.
   *
   * @return nothing if the text is not YAML, in which case {@code problems} tells why
   */
  public static Optional<Node> read(Source source, Problems problems) {
    throw new UnsupportedOperationException();
  }
}
