package org.mastoplay.plan;

import java.util.Optional;
import org.mastoplay.play.Become;
import org.mastoplay.play.Manner;
import org.mastoplay.template.DependsOnUnknown;
import org.mastoplay.template.Templates;
import org.mastoplay.template.Variables;
import org.mastoplay.yaml.Node;

/** What a caller says of how tasks are carried out, with the caller's variables put in. */
record Settled(Templates templates, Variables scope) {
  /**
   * The manner as a used playbook can take it over, which sees none of the variables in it.
   *
   * @throws org.mastoplay.text.MistakesFound if something in it can't be worked out
   */
  Manner of(Manner said) {
    var become = said.become();
    return new Manner(
        new Become(
            become.become(),
            become.user().flatMap(this::scalar),
            become.method().flatMap(this::scalar)),
        said.tags(),
        said.environment().stream().map(this::values).toList(),
        said.ignoreErrors(),
        said.noLog(),
        said.checkMode(),
        said.delegateTo().flatMap(this::scalar),
        said.runOnce(),
        said.timeout().flatMap(this::scalar));
  }

  private Node.Mapping values(Node.Mapping written) {
    return new Node.Mapping(
        written.place(),
        written.entries().stream()
            .map(entry ->
                new Node.Entry(entry.key(), literal(templates.renderKnown(entry.value(), scope))))
            .toList());
  }

  /** What only a real run will tell is left out until then. */
  private Optional<Node.Scalar> scalar(Node.Scalar written) {
    try {
      return literal(templates.render(written, scope)) instanceof Node.Scalar known
          ? Optional.of(known)
          : Optional.of(written);
    } catch (DependsOnUnknown later) {
      return Optional.empty();
    }
  }

  /** A value that stays what it is when it is rendered once more. */
  private static Node literal(Node value) {
    return value instanceof Node.Scalar scalar && Templates.isTemplate(scalar)
        ? new Node.Scalar(
            scalar.place(),
            "${\"%s\"}"
                .formatted(
                    scalar.text().replace("\\", "\\\\").replace("\"", "\\\"").replace("{", "\\{")),
            false,
            scalar.secret())
        : value;
  }
}
