package org.mastoplay.modules;

import java.io.StringReader;
import org.mastoplay.text.Place;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the YAML of cases and examples. */
final class Yaml {
  private Yaml() {}

  static Node read(String text) {
    var source = new Source("case", text);
    var node = new org.yaml.snakeyaml.Yaml().compose(new StringReader(text));
    return node == null ? Node.plain(source.start(), "") : node(source, node);
  }

  private static Node node(Source source, org.yaml.snakeyaml.nodes.Node node) {
    var mark = node.getStartMark();
    var place = new Place(source, mark.getLine() + 1, mark.getColumn() + 1, 1);
    return switch (node) {
      case ScalarNode it ->
          new Node.Scalar(
              place, it.getValue(), it.getScalarStyle() == DumperOptions.ScalarStyle.PLAIN);
      case SequenceNode it ->
          new Node.Sequence(place, it.getValue().stream().map(item -> node(source, item)).toList());
      case MappingNode it ->
          new Node.Mapping(
              place,
              it.getValue().stream()
                  .map(entry ->
                      new Node.Entry(
                          (Node.Scalar) node(source, entry.getKeyNode()),
                          node(source, entry.getValueNode())))
                  .toList());
      default -> throw new IllegalArgumentException(node.toString());
    };
  }
}
