package org.mastoplay.play;

import java.util.List;
import java.util.Optional;
import org.mastoplay.yaml.Node;

/**
 * Which hosts of a play take their turn when, and when all of them stop.
 *
 * @param serial how many hosts at the same time, each a number or a percentage, the last for all
 *     that are left; empty if all go at once
 * @param maxFailPercentage more failed hosts than this of those at work end the run for all
 * @param anyErrorsFatal whether one failed host ends the run for all
 */
public record Pace(
    List<Node.Scalar> serial,
    Order order,
    Optional<Integer> maxFailPercentage,
    boolean anyErrorsFatal) {
  public static final Pace USUAL = new Pace(List.of(), Order.INVENTORY, Optional.empty(), false);

  public Pace {
    serial = List.copyOf(serial);
  }

  /** In which order hosts take their turn. */
  public enum Order {
    INVENTORY,
    REVERSE_INVENTORY,
    SORTED,
    REVERSE_SORTED,
    SHUFFLE
  }
}
