package org.mastoplay.plan;

import java.util.List;
import java.util.Optional;
import org.mastoplay.play.Block;
import org.mastoplay.play.Item;
import org.mastoplay.play.Manner;
import org.mastoplay.play.Play;
import org.mastoplay.play.Playbook;
import org.mastoplay.play.Task;
import org.mastoplay.play.Use;

/** Leaves out of a playbook the tasks that are not wanted; handlers stay. */
final class Pruning {
  private final Selection selection;
  private boolean started;

  private Pruning(Selection selection) {
    this.selection = selection;
    this.started = selection.startAt().isEmpty();
  }

  static Playbook of(Playbook playbook, Selection selection) {
    var pruning = new Pruning(selection);
    return new Playbook(playbook.source(), playbook.plays().stream().map(pruning::play).toList());
  }

  private Play play(Play play) {
    return play.with(items(play.tasks(), play.manner()));
  }

  private List<Item> items(List<Item> items, Manner around) {
    return items.stream().flatMap(item -> item(item, around).stream()).toList();
  }

  private Optional<Item> item(Item item, Manner around) {
    var manner = item.manner().within(around);
    return switch (item) {
      case Task task -> {
        started |= selection.startAt().filter(task.title()::equals).isPresent();
        yield started && selection.wants(manner.tags()) ? Optional.of(task) : Optional.empty();
      }
      case Block block -> {
        var tasks = items(block.tasks(), manner);
        var rescue = items(block.rescue(), manner);
        var always = items(block.always(), manner);
        yield tasks.isEmpty() && always.isEmpty() && !block.tasks().isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Block(block.header(), block.parallel(), block.file(), tasks, rescue, always));
      }
      case Use use -> {
        var inner = use.playbook();
        var tasks = items(inner.tasks(), inner.manner().within(manner));
        yield tasks.isEmpty() && !inner.tasks().isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Use(use.header(), use.word(), use.with(), inner.with(tasks), use.inherits()));
      }
    };
  }
}
