package org.mastoplay.play;

import java.util.Optional;
import org.mastoplay.yaml.Node;

/**
 * Whether and as whom to act on a host, where a play or task says so; what it leaves open is
 * decided by what is around it.
 *
 * @param method sudo or su
 */
public record Become(
    Optional<Boolean> become, Optional<Node.Scalar> user, Optional<Node.Scalar> method) {
  public static final Become UNSAID =
      new Become(Optional.empty(), Optional.empty(), Optional.empty());

  /** This, with what it leaves open taken from what is around it. */
  public Become within(Become outer) {
    return new Become(become.or(outer::become), user.or(outer::user), method.or(outer::method));
  }
}
