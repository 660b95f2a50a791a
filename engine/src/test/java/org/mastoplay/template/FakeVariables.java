package org.mastoplay.template;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;
import org.mastoplay.yaml.YamlReader;

/** Variables that are a map. */
record FakeVariables(Map<String, Node> values) implements Variables {
  static Variables of(Map<String, Node> values) {
    return new FakeVariables(values);
  }

  static Variables of(String yaml) {
    var values = new HashMap<String, Node>();
    ((Node.Mapping) yaml(yaml)).entries().forEach(it -> values.put(it.key().text(), it.value()));
    return new FakeVariables(values);
  }

  static Node yaml(String yaml) {
    return yaml("vars.yml", yaml);
  }

  static Node yaml(String name, String yaml) {
    var problems = new Problems();
    var node = YamlReader.read(new Source(name, yaml), problems);
    problems.throwIfAny();
    return node.orElseThrow();
  }

  @Override
  public Optional<Node> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  @Override
  public Set<String> names() {
    return values.keySet();
  }
}
