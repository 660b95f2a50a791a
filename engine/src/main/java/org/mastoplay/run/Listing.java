package org.mastoplay.run;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import org.mastoplay.event.TaskRef;
import org.mastoplay.play.Block;
import org.mastoplay.play.Item;
import org.mastoplay.play.Manner;
import org.mastoplay.play.Play;
import org.mastoplay.play.Task;
import org.mastoplay.play.Use;

/** The tasks of a play with their tags, as {@code --list-tasks} shows them. */
record Listing(Play play) {
  List<Engine.ListedTask> tasks() {
    var listed = ImmutableList.<Engine.ListedTask>builder();
    add(play.tasks(), play.manner(), listed);
    return listed.build();
  }

  private static void add(
      List<Item> items, Manner around, ImmutableList.Builder<Engine.ListedTask> listed) {
    for (var item : items) {
      var manner = item.manner().within(around);
      switch (item) {
        case Task task -> listed.add(listed(task, manner));
        case Block block -> {
          add(block.tasks(), manner, listed);
          add(block.rescue(), manner, listed);
          add(block.always(), manner, listed);
        }
        case Use use -> add(use.playbook().tasks(), use.playbook().manner().within(manner), listed);
      }
    }
  }

  private static Engine.ListedTask listed(Task task, Manner manner) {
    return new Engine.ListedTask(
        new TaskRef(task.title(), task.module().text(), task.place(), Optional.empty(), false),
        manner.tags().stream().sorted().toList());
  }
}
