package org.mastoplay.plan;

import java.util.List;
import java.util.Optional;
import org.mastoplay.template.DependsOnUnknown;
import org.mastoplay.template.Expression;
import org.mastoplay.template.Templates;
import org.mastoplay.template.Variables;
import org.mastoplay.text.MistakesFound;

/** Whether all of some conditions hold, as far as is known. */
sealed interface Holding {
  /** All of them do. */
  record Holds() implements Holding {}

  /** This one does not. */
  record Fails(Expression condition) implements Holding {}

  /** None is known not to, but of some only a real run will tell. */
  record Open(String dependsOn) implements Holding {}

  /**
   * Asks all conditions: one that fails decides, even behind one that is open.
   *
   * @throws MistakesFound if one is wrong, and none before it fails
   */
  static Holding of(List<Expression> conditions, Templates templates, Variables scope) {
    Optional<String> open = Optional.empty();
    for (var condition : conditions) {
      try {
        if (!templates.holds(condition, scope)) {
          return new Fails(condition);
        }
      } catch (DependsOnUnknown unknown) {
        open = open.or(() -> Optional.of(unknown.dependsOn()));
      }
    }
    return open.<Holding>map(Open::new).orElseGet(Holds::new);
  }
}
