package org.mastoplay.plan;

import java.util.List;
import java.util.stream.Stream;
import org.mastoplay.play.Block;
import org.mastoplay.play.Item;
import org.mastoplay.play.Manner;
import org.mastoplay.play.Play;
import org.mastoplay.play.Task;
import org.mastoplay.play.Use;

/** The tasks that are in blocks and used playbooks, each once whatever its loops are. */
public final class Leaves {
  private Leaves() {}

  /**
   * A task where it stands.
   *
   * @param manner as it and all that is around it say
   */
  public record Leaf(Task task, Manner manner) {}

  /** All tasks of a play, in the order in which they stand, but for its handlers. */
  public static Stream<Leaf> of(Play play) {
    return leaves(play.tasks(), play.manner());
  }

  private static Stream<Leaf> leaves(List<Item> items, Manner around) {
    return items.stream()
        .flatMap(item -> {
          var manner = item.manner().within(around);
          return switch (item) {
            case Task task -> Stream.of(new Leaf(task, manner));
            case Block block ->
                Stream.of(block.tasks(), block.rescue(), block.always())
                    .flatMap(part -> leaves(part, manner));
            case Use use -> leaves(use.playbook().tasks(), use.playbook().manner().within(manner));
          };
        });
  }

  /** All tasks in these, in the order in which they stand. */
  public static Stream<Task> of(List<Item> items) {
    return items.stream().flatMap(Leaves::of);
  }

  /** All tasks in this. */
  public static Stream<Task> of(Item item) {
    return switch (item) {
      case Task task -> Stream.of(task);
      case Block block ->
          Stream.of(block.tasks(), block.rescue(), block.always()).flatMap(Leaves::of);
      case Use use -> of(use.playbook().tasks());
    };
  }

  /** The tasks whose results are seen where this stands: none of a used playbook. */
  public static Stream<Task> registering(Item item) {
    return switch (item) {
      case Task task -> Stream.of(task).filter(it -> it.register().isPresent());
      case Block block ->
          Stream.of(block.tasks(), block.rescue(), block.always())
              .flatMap(List::stream)
              .flatMap(Leaves::registering);
      case Use _ -> Stream.of();
    };
  }

  /** Whether a failure of any of these may be taken care of. */
  public static boolean hasRescue(List<Item> items) {
    return items.stream()
        .anyMatch(item ->
            switch (item) {
              case Task _ -> false;
              case Block block -> !block.rescue().isEmpty() || hasRescue(block.tasks());
              case Use use -> hasRescue(use.playbook().tasks());
            });
  }

  /** How many tasks there are if nothing fails: those of a rescue don't count. */
  public static int count(List<Item> items) {
    return items.stream()
        .mapToInt(item ->
            switch (item) {
              case Task _ -> 1;
              case Block block -> count(block.tasks()) + count(block.always());
              case Use use -> count(use.playbook().tasks());
            })
        .sum();
  }
}
