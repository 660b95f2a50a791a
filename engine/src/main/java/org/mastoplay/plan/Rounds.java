package org.mastoplay.plan;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.play.Loop;
import org.mastoplay.template.DependsOnUnknown;
import org.mastoplay.template.Templates;
import org.mastoplay.template.Variables;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Problem;
import org.mastoplay.yaml.Node;

/** What loops are over, and how their rounds are called. */
record Rounds(Templates templates) {
  /** Why something is skipped whose loop is over nothing. */
  static final String NOTHING = "there is nothing in its loop";

  /**
   * The items of a loop.
   *
   * @throws MistakesFound if it is no list
   * @throws DependsOnUnknown if only a real run will tell
   */
  List<Node> items(Node loop, Variables scope) {
    return switch (templates.renderAll(loop, scope)) {
      case Node.Sequence sequence -> sequence.items();
      case Node.Unknown unknown -> throw new DependsOnUnknown(unknown.dependsOn());
      case Node other ->
          throw new MistakesFound(
              Problem.at(
                  loop.place(),
                  "`loop` must be a list, but this is " + other.kind(),
                  remedy(loop)));
    };
  }

  /** The variables of one round. */
  static Map<String, Node> names(Loop loop, Node item, int number) {
    var names = ImmutableMap.<String, Node>builder().put(loop.variable(), item);
    loop.index()
        .ifPresent(name -> names.put(name, Node.plain(item.place(), Integer.toString(number))));
    return names.buildOrThrow();
  }

  /**
   * What stands for one round in output.
   *
   * @param hidden whether the item itself must not be shown
   */
  String label(Loop loop, Node item, int number, boolean hidden, Variables scope) {
    return loop.label()
        .map(text -> text(text, scope))
        .or(() -> Optional.of(item).filter(_ -> !hidden).flatMap(this::brief))
        .orElseGet(() -> "item " + (number + 1));
  }

  private String text(Node.Scalar text, Variables scope) {
    try {
      return templates.render(text, scope) instanceof Node.Scalar it ? shown(it) : text.text();
    } catch (DependsOnUnknown unknown) {
      return text.text();
    }
  }

  private Optional<String> brief(Node item) {
    return item instanceof Node.Scalar scalar ? Optional.of(shown(scalar)) : Optional.empty();
  }

  private String shown(Node.Scalar text) {
    return Shown.of(text, templates.secrets());
  }

  private static String remedy(Node loop) {
    return loop instanceof Node.Scalar word && word.text().matches("[A-Za-z_][\\w.]*")
        ? "write `${%1$s}` if you mean a variable, or `[%1$s]`".formatted(word.text())
        : "give a list, or an expression such as ${users} that is one";
  }
}
