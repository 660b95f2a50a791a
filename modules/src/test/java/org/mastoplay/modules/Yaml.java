package org.mastoplay.modules;

import org.mastoplay.text.Problems;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;
import org.mastoplay.yaml.YamlReader;

/** Reads the YAML of cases and examples. */
final class Yaml {
  private Yaml() {}

  static Node read(String text) {
    var problems = new Problems();
    var node = YamlReader.read(new Source("case", text), problems);
    problems.throwIfAny();
    return node.orElseThrow();
  }
}
