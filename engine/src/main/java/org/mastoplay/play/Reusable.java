package org.mastoplay.play;

import java.nio.file.Path;
import java.util.List;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;

/**
 * A playbook that others use: tasks with declared params, and a scope of their own.
 *
 * @param folder where it lies, with its templates and files
 * @param name how a person calls it
 * @param description what it is for; may be empty
 * @param variables {@code vars}
 * @param secrets what is to be generated
 */
public record Reusable(
    Source source,
    Path folder,
    String name,
    String description,
    List<Param> params,
    Node.Mapping variables,
    Node.Mapping secrets,
    Manner manner,
    List<Item> tasks,
    List<Task> handlers) {
  public Reusable {
    params = List.copyOf(params);
    tasks = List.copyOf(tasks);
    handlers = List.copyOf(handlers);
  }

  /** The same with other tasks. */
  public Reusable with(List<Item> others) {
    return new Reusable(
        source, folder, name, description, params, variables, secrets, manner, others, handlers);
  }
}
