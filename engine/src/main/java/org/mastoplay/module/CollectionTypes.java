package org.mastoplay.module;

import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mastoplay.module.ParameterSpec.Choice;
import org.mastoplay.text.Problems;
import org.mastoplay.yaml.Node;

/** Values that hold other values. */
final class CollectionTypes {
  private CollectionTypes() {}

  /** A value that may be left out. */
  record OptionalType(ArgumentType item) implements ArgumentType {
    @Override
    public String description() {
      return item.description();
    }

    @Override
    public Shape shape() {
      return item.shape();
    }

    @Override
    public List<Choice> choices() {
      return item.choices();
    }

    @Override
    public boolean keepsSecrets() {
      return item.keepsSecrets();
    }

    @Override
    public Optional<Object> read(Node node, ArgumentContext context, Problems problems) {
      return item.read(node, context, problems).map(Optional::of);
    }
  }

  /** Values in order; one alone needs no brackets. */
  record ListType(ArgumentType item) implements ArgumentType {
    @Override
    public String description() {
      return "list of " + item.description();
    }

    @Override
    public Shape shape() {
      return new Shape.Items(item.shape());
    }

    @Override
    public List<Choice> choices() {
      return item.choices();
    }

    @Override
    public boolean keepsSecrets() {
      return item.keepsSecrets();
    }

    @Override
    public Optional<Object> read(Node node, ArgumentContext context, Problems problems) {
      var read = items(node).map(it -> item.read(it, context, problems)).toList();
      return read.stream().allMatch(Optional::isPresent)
          ? Optional.of(read.stream().map(Optional::orElseThrow).toList())
          : Optional.empty();
    }

    private Stream<? extends Node> items(Node node) {
      return switch (node) {
        case Node.Sequence sequence -> sequence.items().stream();
        // Ansible takes `name: git,curl` for a list of two, and so do those who come from there.
        case Node.Scalar scalar when !(item instanceof ScalarType text) || text.splits() ->
            Stream.of(scalar.text().split(",", -1))
                .map(part ->
                    new Node.Scalar(scalar.place(), part.strip(), scalar.plain(), scalar.secret()))
                .filter(part -> !part.text().isEmpty());
        default -> Stream.of(node);
      };
    }
  }

  /** Values by name. */
  record MapType(ArgumentType value) implements ArgumentType {
    @Override
    public String description() {
      return "map to " + value.description();
    }

    @Override
    public Shape shape() {
      return new Shape.Named(value.shape());
    }

    @Override
    public boolean keepsSecrets() {
      return value.keepsSecrets();
    }

    @Override
    public Optional<Object> read(Node node, ArgumentContext context, Problems problems) {
      if (!(node instanceof Node.Mapping mapping)) {
        problems.add(
            node.place(), "this must be a map, not %s".formatted(node.kind()), "`name: value`");
        return Optional.empty();
      }
      var values = new LinkedHashMap<String, Object>();
      for (var entry : mapping.entries()) {
        value
            .read(entry.value(), context, problems)
            .ifPresent(it -> values.put(entry.key().text(), it));
      }
      return values.size() == mapping.entries().size()
          ? Optional.of(ImmutableMap.copyOf(values))
          : Optional.empty();
    }
  }
}
