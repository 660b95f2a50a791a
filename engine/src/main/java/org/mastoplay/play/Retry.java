package org.mastoplay.play;

import java.util.List;
import java.util.Optional;
import org.mastoplay.template.Expression;
import org.mastoplay.yaml.Node;

/**
 * How often a task is tried.
 *
 * @param until what must hold of the result; that it didn't fail, if nothing is given
 * @param retries how many times more
 * @param delay seconds between two tries
 */
public record Retry(
    List<Expression> until, Optional<Node.Scalar> retries, Optional<Node.Scalar> delay) {
  public Retry {
    until = List.copyOf(until);
  }
}
