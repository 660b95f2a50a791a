package org.mastoplay.play;

import java.util.List;
import java.util.Optional;
import org.mastoplay.text.Problem;
import org.mastoplay.yaml.Node;

/**
 * Tasks that belong together.
 *
 * @param parallel whether they run at the same time
 * @param file the file in which its tasks stand, if it is an import
 * @param rescue what to do if one of them fails
 * @param always what to do at the end in any case
 */
public record Block(
    Header header,
    boolean parallel,
    Optional<Node.Scalar> file,
    List<Item> tasks,
    List<Item> rescue,
    List<Item> always)
    implements Item {
  public Block {
    tasks = List.copyOf(tasks);
    rescue = List.copyOf(rescue);
    always = List.copyOf(always);
  }

  /** A problem as it is told outside of it: with the way into its file. */
  public Problem reached(Problem problem) {
    return file.filter(name -> !problem.place().source().equals(name.place().source()))
        .map(name ->
            problem.reachedFrom(
                "%s (tasks of %s)".formatted(name.place().shortForm(), name.text())))
        .orElse(problem);
  }

  @Override
  public String title() {
    return name().map(it -> it.text()).orElse(parallel ? "parallel" : "block");
  }
}
