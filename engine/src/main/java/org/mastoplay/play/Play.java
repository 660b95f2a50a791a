package org.mastoplay.play;

import java.nio.file.Path;
import java.util.List;
import org.mastoplay.text.Place;
import org.mastoplay.yaml.Node;

/**
 * Tasks for some hosts.
 *
 * @param name as given, or the hosts' pattern
 * @param folder where its file lies
 * @param hosts which hosts of the inventory, as a pattern
 * @param variables {@code vars}
 * @param variableFiles {@code vars_files}, each a name that may hold {@code ${…}}
 * @param secrets what is to be generated
 * @param pace which hosts take their turn when, and when all of them stop
 * @param gatherFacts whether {@code facts} are known to its tasks
 * @param tasks {@code pre_tasks}, {@code tasks} and {@code post_tasks}, in this order
 */
public record Play(
    String name,
    Place place,
    Path folder,
    Node.Scalar hosts,
    Node.Mapping variables,
    List<Node.Scalar> variableFiles,
    Node.Mapping secrets,
    Manner manner,
    Pace pace,
    boolean gatherFacts,
    List<Item> tasks,
    List<Task> handlers) {
  public Play {
    variableFiles = List.copyOf(variableFiles);
    tasks = List.copyOf(tasks);
    handlers = List.copyOf(handlers);
  }

  /** The same with other tasks. */
  public Play with(List<Item> others) {
    return new Play(
        name,
        place,
        folder,
        hosts,
        variables,
        variableFiles,
        secrets,
        manner,
        pace,
        gatherFacts,
        others,
        handlers);
  }

  /** The same, with what it leaves open taken from what is around it. */
  Play with(Manner other) {
    return new Play(
        name,
        place,
        folder,
        hosts,
        variables,
        variableFiles,
        secrets,
        other,
        pace,
        gatherFacts,
        tasks,
        handlers);
  }
}
