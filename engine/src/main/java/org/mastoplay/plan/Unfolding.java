package org.mastoplay.plan;

import java.util.List;
import java.util.stream.Stream;
import org.mastoplay.play.Block;
import org.mastoplay.play.Item;
import org.mastoplay.play.Task;
import org.mastoplay.play.Use;

/** What a host has before it, as far as can be told now. */
public final class Unfolding {
  private final Site site;
  private final HostVariables variables;

  public Unfolding(Site site, HostVariables variables) {
    this.site = site;
    this.variables = variables;
  }

  /**
   * The steps that these items come to if nothing fails, in order; unfolded as they are taken. What
   * hangs on a real run is left out.
   */
  public Stream<Step> steps(Frame frame, List<Item> items) {
    return items.stream().flatMap(item -> steps(frame, item));
  }

  /** The steps that one round of a block or a used playbook comes to. */
  public Stream<Step> inside(Item item, Entered round) {
    if (!(round instanceof Entered.Into(var frame))) {
      return Stream.of();
    }
    return switch (item) {
      case Task _ -> Stream.of();
      case Block block -> Stream.concat(steps(frame, block.tasks()), steps(frame, block.always()));
      case Use use -> steps(frame, use.playbook().tasks());
    };
  }

  private Stream<Step> steps(Frame frame, Item item) {
    return switch (item) {
      case Task task -> Stream.of(new Step(frame, task, false));
      case Block _, Use _ ->
          site.enter(frame, item, variables).stream().flatMap(round -> inside(item, round));
    };
  }
}
