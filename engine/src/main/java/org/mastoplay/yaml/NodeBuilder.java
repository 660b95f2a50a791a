package org.mastoplay.yaml;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.text.Place;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Source;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns what snakeyaml composed into our nodes: places, duplicates, aliases and merge keys. */
final class NodeBuilder {
  private static final long MOST_NODES = 200_000;

  private static final String AGE = "!age";

  private final Source source;
  private final ImmutableList<String> lines;
  private final Decryptor decryptor;
  private final Problems problems;
  private final IdentityHashMap<org.yaml.snakeyaml.nodes.Node, Built> built =
      new IdentityHashMap<>();

  /** A node, and how many nodes it is when every alias is written out; nothing while in work. */
  private record Built(Optional<Node> node, long size) {
    static final Built IN_WORK = new Built(Optional.empty(), 0);
  }

  NodeBuilder(Source source, Decryptor decryptor, Problems problems) {
    this.source = source;
    this.lines = source.text().lines().collect(ImmutableList.toImmutableList());
    this.decryptor = decryptor;
    this.problems = problems;
  }

  /** The node, or nothing if it is larger than anybody needs. */
  Optional<Node> build(org.yaml.snakeyaml.nodes.Node root) {
    var node = node(root);
    if (built.getOrDefault(root, Built.IN_WORK).size > MOST_NODES) {
      problems.add(
          node.place(),
          "this text grows too large when what `*name` repeats is written out",
          "at most %,d values".formatted(MOST_NODES));
      return Optional.empty();
    }
    return Optional.of(node);
  }

  private Node node(org.yaml.snakeyaml.nodes.Node from) {
    var known = built.get(from);
    if (known != null) {
      return known.node.orElseGet(() -> selfReference(from));
    }
    built.put(from, Built.IN_WORK);
    refuseTag(from);
    var size = 1L;
    Node node;
    switch (from) {
      case ScalarNode scalar -> node = scalar(scalar);
      case SequenceNode sequence -> {
        var items = new ArrayList<Node>();
        for (var item : sequence.getValue()) {
          items.add(node(item));
          size += sizeOf(item);
        }
        node = new Node.Sequence(place(from), items);
      }
      case MappingNode mapping when isDoubleBraced(mapping) -> {
        complexKey(mapping.getValue().getFirst().getKeyNode());
        node = Node.text(place(from), "${…}");
      }
      case MappingNode mapping -> {
        node = mapping(mapping);
        for (var tuple : mapping.getValue()) {
          size += sizeOf(tuple.getValueNode());
        }
      }
      default -> throw new IllegalStateException("composed an unknown kind of node");
    }
    built.put(from, new Built(Optional.of(node), Math.min(size, Integer.MAX_VALUE)));
    return node;
  }

  private Node.Scalar scalar(ScalarNode from) {
    var scalar = new Node.Scalar(place(from), from.getValue(), from.isPlain());
    if (scalar.text().stripLeading().startsWith(Decryptor.ARMOR)) {
      var text = decryptor.decrypt(scalar, problems).orElse(scalar.text());
      return Node.secret(scalar.place(), text);
    }
    if (from.getTag().getValue().equals(AGE)) {
      problems.add(
          scalar.place(),
          "`!age` stands before what age has encrypted, but this is not encrypted",
          "run `mastoplay secrets encrypt --value NAME`, and put here what it prints");
    }
    return scalar;
  }

  private long sizeOf(org.yaml.snakeyaml.nodes.Node from) {
    return built.getOrDefault(from, Built.IN_WORK).size;
  }

  private Node.Mapping mapping(MappingNode mapping) {
    var entries = new LinkedHashMap<String, Node.Entry>();
    var merged = new LinkedHashMap<Place, Node>();
    for (var tuple : mapping.getValue()) {
      if (tuple.getKeyNode().getTag().equals(Tag.MERGE)) {
        merged.put(place(tuple.getKeyNode()), node(tuple.getValueNode()));
        continue;
      }
      entry(mapping, tuple).ifPresent(entry -> put(entries, entry));
    }
    merged.forEach((key, node) -> merge(entries, key, node));
    return new Node.Mapping(mappingPlace(mapping), List.copyOf(entries.values()));
  }

  private void put(Map<String, Node.Entry> entries, Node.Entry entry) {
    var first = entries.putIfAbsent(entry.key().text(), entry);
    if (first != null) {
      var line = first.key().place().line();
      var above = Iterables.getLast(entries.values());
      problems.add(
          entry.key().place(),
          "duplicate key `%s`".formatted(entry.key().text()),
          !above.equals(first) && above.value() instanceof Node.Scalar empty && empty.isNull()
              ? "it already stands in line %d; if it belongs to `%s`, indent it by 2 more"
                  .formatted(line, above.key().text())
              : "it already stands in line %d; remove one of the two".formatted(line));
    }
  }

  private Optional<Node.Entry> entry(MappingNode mapping, NodeTuple tuple) {
    if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
      complexKey(tuple.getKeyNode());
      return Optional.empty();
    }
    var key = new Node.Scalar(place(scalar), scalar.getValue(), scalar.isPlain(), false);
    var value = node(tuple.getValueNode());
    if (key.isNull()) {
      problems.add(key.place(), "there is no name before the colon", "write `name: value`");
      return Optional.empty();
    }
    if (mapping.getFlowStyle() == FlowStyle.FLOW
        && key.plain()
        && key.text().contains(":")
        && value instanceof Node.Scalar empty
        && empty.isNull()) {
      problems.add(
          key.place(),
          "there is no space after the colon",
          "write `%s`".formatted(key.text().replaceFirst(":", ": ")));
    }
    return Optional.of(new Node.Entry(key, value));
  }

  private static boolean isDoubleBraced(MappingNode mapping) {
    return mapping.getFlowStyle() == FlowStyle.FLOW
        && mapping.getValue().size() == 1
        && mapping.getValue().getFirst().getKeyNode() instanceof MappingNode;
  }

  private void complexKey(org.yaml.snakeyaml.nodes.Node key) {
    var place = place(key);
    var line = lines.get(place.line() - 1);
    var before = line.substring(0, Math.min(line.length(), place.column() - 1));
    if (before.endsWith("{")) {
      problems.add(YamlMistakes.doubleBraces(source, place.line(), place.column() - 1));
    } else {
      problems.add(place, "a key can't be a list or a map", "write `name: value`");
    }
  }

  private void merge(Map<String, Node.Entry> entries, Place key, Node from) {
    switch (from) {
      case Node.Mapping map ->
          map.entries().forEach(entry -> entries.putIfAbsent(entry.key().text(), entry));
      case Node.Sequence list -> list.items().forEach(item -> merge(entries, key, item));
      case Node other ->
          problems.add(
              key,
              "`<<` takes in the keys of a map, but this is " + other.kind(),
              "mark a map with `&name`, and write `*name`");
    }
  }

  private Node selfReference(org.yaml.snakeyaml.nodes.Node from) {
    problems.add(place(from), "this contains itself through `*name`", "remove the `*name` in it");
    return Node.plain(place(from), "");
  }

  private void refuseTag(org.yaml.snakeyaml.nodes.Node node) {
    var tag = node.getTag().getValue();
    if (tag.equals("!vault")) {
      problems.add(
          place(node),
          "this value is encrypted by ansible-vault, which mastoplay can't read",
          "decrypt it with `ansible-vault decrypt`; mastoplay encrypts with age");
    } else if (!tag.startsWith(Tag.PREFIX) && !(tag.equals(AGE) && node instanceof ScalarNode)) {
      problems.add(
          new Place(source, place(node).line(), place(node).column(), tag.length()),
          "a value can't begin with `!`",
          "put it in quotes: '%s'".formatted(tag));
    }
  }

  private Place mappingPlace(MappingNode mapping) {
    var place = place(mapping);
    return mapping.getFlowStyle() == FlowStyle.FLOW || mapping.getValue().isEmpty()
        ? place
        : new Place(
            source,
            place.line(),
            place.column(),
            place(mapping.getValue().getFirst().getKeyNode()).length());
  }

  private Place place(org.yaml.snakeyaml.nodes.Node node) {
    var start = node.getStartMark();
    var end = node.getEndMark();
    var line = start.getLine() + 1;
    var column = start.getColumn() + 1;
    if (end.getLine() == start.getLine()) {
      return new Place(source, line, column, end.getColumn() - start.getColumn());
    }
    var length =
        node instanceof ScalarNode ? lines.get(line - 1).stripTrailing().length() - column + 1 : 1;
    return new Place(source, line, column, length);
  }
}
