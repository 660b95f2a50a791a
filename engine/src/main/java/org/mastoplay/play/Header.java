package org.mastoplay.play;

import java.util.List;
import java.util.Optional;
import org.mastoplay.template.Expression;
import org.mastoplay.text.Place;
import org.mastoplay.yaml.Node;

/**
 * What tasks, blocks and uses have in common.
 *
 * @param name as given, may hold {@code ${…}}
 * @param when all must hold
 * @param loop what to repeat it for
 * @param variables {@code vars}
 */
public record Header(
    Optional<Node.Scalar> name,
    Place place,
    List<Expression> when,
    Optional<Loop> loop,
    Node.Mapping variables,
    Manner manner) {
  public Header {
    when = List.copyOf(when);
  }
}
