package org.mastoplay.run;

import java.util.List;
import java.util.Optional;
import org.mastoplay.event.TaskRef;
import org.mastoplay.plan.Leaves;
import org.mastoplay.play.Play;

/** The tasks of a play with their tags, as {@code --list-tasks} shows them. */
record Listing(Play play) {
  List<Engine.ListedTask> tasks() {
    return Leaves.of(play).map(Listing::listed).toList();
  }

  private static Engine.ListedTask listed(Leaves.Leaf leaf) {
    var task = leaf.task();
    return new Engine.ListedTask(
        new TaskRef(task.title(), task.module().text(), task.place(), Optional.empty(), false),
        leaf.manner().tags().stream().sorted().toList());
  }
}
