package org.mastoplay.plan;

import java.util.List;
import java.util.Map;
import org.mastoplay.event.TaskRef;
import org.mastoplay.play.Block;
import org.mastoplay.text.Place;
import org.mastoplay.yaml.Node;

/** What the tasks of a rescue can see of the failure, under the names that Ansible gives it. */
public final class Rescue {
  private static final String TASK = "ansible_failed_task";
  private static final String RESULT = "ansible_failed_result";

  private Rescue() {}

  /**
   * The variables after a failure.
   *
   * @param result what the task that failed would have registered
   */
  public static Map<String, Node> of(Block block, TaskRef task, Node result) {
    var place = block.place();
    return Map.of(
        TASK,
        mapping(
            place,
            entry(place, "name", Node.text(place, task.name())),
            entry(place, "action", Node.text(place, task.module()))),
        RESULT,
        result);
  }

  /** The same while nothing has failed yet. */
  static Map<String, Node> unknown(Block block) {
    var place = block.place();
    var failure = "a failure in " + block.reference();
    return Map.of(
        TASK,
        mapping(
            place,
            entry(place, "name", new Node.Unknown(place, failure)),
            entry(place, "action", new Node.Unknown(place, failure))),
        RESULT,
        new Node.Unknown(place, failure));
  }

  private static Node mapping(Place place, Node.Entry... entries) {
    return new Node.Mapping(place, List.of(entries));
  }

  private static Node.Entry entry(Place place, String name, Node value) {
    return new Node.Entry(Node.text(place, name), value);
  }
}
