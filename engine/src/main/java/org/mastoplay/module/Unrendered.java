package org.mastoplay.module;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mastoplay.yaml.Node;

/** Tells those parts of arguments that can be checked at once from those still to be rendered. */
final class Unrendered {
  /** Evaluates nothing and reads nothing: stands in while only the form of values is checked. */
  static final ArgumentContext CONTEXT =
      new ArgumentContext() {
        @Override
        public Condition condition(Node.Scalar expression) {
          return new Condition(expression.text(), true);
        }

        @Override
        public Evaluated value(Node.Scalar expression) {
          return new Evaluated(expression.text(), "");
        }

        @Override
        public LocalFile file(Node.Scalar name) {
          return new LocalFile(name.text(), Content.EMPTY);
        }

        @Override
        public LocalDestination destination(Node.Scalar name) {
          return new LocalDestination(new LocalPath(Path.of("")), name.text().endsWith("/"), "");
        }

        @Override
        public RenderedTemplate template(Node.Scalar name) {
          return new RenderedTemplate(name.text(), Content.EMPTY);
        }
      };

  private Unrendered() {}

  static boolean isRendered(Node node) {
    return switch (node) {
      case Node.Scalar scalar -> !scalar.text().contains("${") && !scalar.text().contains("<#");
      case Node.Sequence sequence -> sequence.items().stream().allMatch(Unrendered::isRendered);
      case Node.Mapping mapping ->
          mapping.entries().stream()
              .allMatch(entry -> isRendered(entry.key()) && isRendered(entry.value()));
      case Node.Unknown _ -> false;
    };
  }

  /** The node without whatever is still to be rendered. */
  static Optional<Node> rendered(Node node) {
    return switch (node) {
      case Node.Sequence sequence ->
          Optional.of(
              new Node.Sequence(
                  sequence.place(),
                  sequence.items().stream().flatMap(item -> rendered(item).stream()).toList()));
      case Node.Mapping mapping -> Optional.of(new Node.Mapping(mapping.place(), known(mapping)));
      default -> isRendered(node) ? Optional.of(node) : Optional.empty();
    };
  }

  private static List<Node.Entry> known(Node.Mapping mapping) {
    return mapping.entries().stream()
        .filter(entry -> isRendered(entry.key()))
        .flatMap(entry ->
            rendered(entry.value()).stream().map(value -> new Node.Entry(entry.key(), value)))
        .toList();
  }
}
