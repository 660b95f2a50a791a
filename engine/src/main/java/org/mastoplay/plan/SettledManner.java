package org.mastoplay.plan;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.mastoplay.play.Become;
import org.mastoplay.play.Manner;
import org.mastoplay.template.DependsOnUnknown;
import org.mastoplay.template.Templates;
import org.mastoplay.template.Variables;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.yaml.Node;

/**
 * Settles what a caller says of how tasks are carried out, before it holds for a used playbook,
 * which does not see the caller's variables.
 */
record SettledManner(Templates templates, Variables scope) {

  /**
   * The same with nothing left that hangs on the caller's variables.
   *
   * @throws MistakesFound if something can't be rendered
   * @throws DependsOnUnknown if only a real run will tell
   */
  Manner of(Manner manner) {
    return new Manner(
        new Become(
            manner.become().become(),
            settled(manner.become().user()),
            settled(manner.become().method())),
        manner.tags(),
        manner.environment().stream().map(this::settled).collect(ImmutableList.toImmutableList()),
        manner.ignoreErrors(),
        manner.noLog(),
        manner.checkMode(),
        settled(manner.delegateTo()),
        manner.runOnce(),
        settled(manner.timeout()));
  }

  private Optional<Node.Scalar> settled(Optional<Node.Scalar> written) {
    return written.map(it -> settled(it) instanceof Node.Scalar scalar ? scalar : it);
  }

  private Node.Mapping settled(Node.Mapping written) {
    return new Node.Mapping(
        written.place(),
        written.entries().stream()
            .map(entry ->
                entry.value() instanceof Node.Scalar value
                    ? new Node.Entry(entry.key(), settled(value))
                    : entry)
            .toList());
  }

  private Node settled(Node.Scalar written) {
    return templates.render(written, scope) instanceof Node.Scalar scalar
        ? literal(scalar)
        : written;
  }

  /** What a value holds is data, even if it looks like something to render. */
  private static Node.Scalar literal(Node.Scalar value) {
    if (!Templates.isTemplate(value)) {
      return value;
    }
    var quoted = value.text().replace("\\", "\\\\").replace("\"", "\\\"").replace("{", "\\{");
    return new Node.Scalar(value.place(), "${\"" + quoted + "\"}", false, value.secret());
  }
}
