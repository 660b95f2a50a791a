package org.mastoplay.play;

import java.util.List;
import java.util.Set;
import org.mastoplay.text.Place;
import org.mastoplay.yaml.Node;

/**
 * Tasks for some hosts.
 *
 * @param name as given, or the hosts' pattern
 * @param hosts which hosts of the inventory, as a pattern
 * @param variables {@code vars}
 * @param gatherFacts whether {@code facts} are known to its tasks
 * @param tasks {@code pre_tasks}, {@code tasks} and {@code post_tasks}, in this order
 */
public record Play(
    String name,
    Place place,
    Node.Scalar hosts,
    Node.Mapping variables,
    Become become,
    boolean gatherFacts,
    Set<String> tags,
    List<Task> tasks,
    List<Task> handlers) {
  public Play {
    tags = Set.copyOf(tags);
    tasks = List.copyOf(tasks);
    handlers = List.copyOf(handlers);
  }
}
