package org.mastoplay.plan;

import java.util.Optional;
import java.util.Set;
import org.mastoplay.play.Manner;
import org.mastoplay.template.Templates;
import org.mastoplay.template.Variables;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Suggestion;
import org.mastoplay.yaml.Node;

/** Works out on which other host a task is carried out. */
final class Delegation {
  private Delegation() {}

  /**
   * The other host; nothing if the task is for the host itself.
   *
   * @param hosts the names of those that there are
   * @throws MistakesFound if there is none
   */
  static Optional<String> of(
      Manner manner, Variables scope, Templates templates, Set<String> hosts) {
    return manner
        .delegateTo()
        .map(written -> name(written, templates.render(written, scope), hosts))
        .filter(name -> !isSelf(name, scope));
  }

  private static String name(Node.Scalar written, Node value, Set<String> hosts) {
    if (value instanceof Node.Scalar name && hosts.contains(name.text())) {
      return name.text();
    }
    var shown = value instanceof Node.Scalar name ? name.toString() : value.kind();
    throw new MistakesFound(
        Problem.at(
            written.place(),
            "there is no host `%s` to delegate to".formatted(shown),
            Suggestion.nearest(shown, hosts)
                .map("did you mean `%s`?"::formatted)
                .orElse("name a host of the inventory, or localhost")));
  }

  private static boolean isSelf(String name, Variables scope) {
    return scope.get("inventory_hostname").stream()
        .anyMatch(self -> self instanceof Node.Scalar own && own.text().equals(name));
  }
}
