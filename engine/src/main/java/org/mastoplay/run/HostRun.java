package org.mastoplay.run;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.mastoplay.event.Counts;
import org.mastoplay.event.TaskRef;
import org.mastoplay.event.TaskResult;
import org.mastoplay.event.TaskResult.Aftermath;
import org.mastoplay.plan.Entered;
import org.mastoplay.plan.Frame;
import org.mastoplay.plan.HostVariables;
import org.mastoplay.plan.Leaves;
import org.mastoplay.plan.Rescue;
import org.mastoplay.plan.Site;
import org.mastoplay.plan.Step;
import org.mastoplay.plan.Unfolding;
import org.mastoplay.play.Block;
import org.mastoplay.play.Item;
import org.mastoplay.play.Task;
import org.mastoplay.play.Use;
import org.mastoplay.yaml.Node;

/** Goes through blocks, used playbooks and tasks of one host in order, until one fails. */
final class HostRun {
  private final Site site;
  private final HostVariables variables;
  private final Unfolding unfolding;
  private final Agenda agenda;
  private final TaskRun tasks;
  private final Notices notices;
  private final Lanes lanes;
  private final Company company;
  private Counts others = Counts.NONE;
  private Optional<Failure> failure = Optional.empty();
  private int rescuers;

  /**
   * @param lanes goes through what runs at the same time
   * @param rescuers how many blocks around will take care of a failure
   */
  HostRun(
      Site site,
      HostVariables variables,
      Agenda agenda,
      TaskRun tasks,
      Notices notices,
      Lanes lanes,
      Company company,
      int rescuers) {
    this.site = site;
    this.variables = variables;
    this.unfolding = new Unfolding(site, variables);
    this.agenda = agenda;
    this.tasks = tasks;
    this.notices = notices;
    this.lanes = lanes;
    this.company = company;
    this.rescuers = rescuers;
  }

  /** Runs a play: its tasks, and then all handlers that are due. */
  void play(Frame frame, List<Item> items) {
    notices.of(frame);
    items(items, frame);
    handlers(notices.all());
  }

  Counts counts() {
    return tasks.counts().plus(others);
  }

  /** The task at which the run ended, if one failed. */
  Optional<Failure> failure() {
    return failure;
  }

  HostVariables variables() {
    return variables;
  }

  private boolean goesOn() {
    return failure.isEmpty() && company.goesOn();
  }

  private Aftermath aftermath() {
    return rescuers > 0 ? Aftermath.RESCUED : Aftermath.STOPS;
  }

  /** Runs these in order. */
  void items(List<Item> items, Frame frame) {
    for (var i = 0; i < items.size() && goesOn(); i++) {
      var item = items.get(i);
      // The rounds of a loop are looked at together, so that the last has not to wait for the
      // first.
      var rest =
          items.subList(item instanceof Task && item.loop().isPresent() ? i : i + 1, items.size());
      agenda.during(() -> item(item, frame), () -> unfolding.steps(frame, rest));
    }
  }

  private void item(Item item, Frame frame) {
    switch (item) {
      case Task task -> failure = tasks.run(new Step(frame, task, false), aftermath());
      case Block block -> nested(block, frame);
      case Use use -> nested(use, frame);
    }
  }

  private void nested(Item item, Frame frame) {
    var rounds = new ArrayDeque<>(site.enter(frame, item, variables));
    while (!rounds.isEmpty() && goesOn()) {
      var round = rounds.poll();
      agenda.during(
          () -> round(item, frame, round),
          () -> rounds.stream().flatMap(later -> unfolding.inside(item, later)));
    }
  }

  private void round(Item item, Frame frame, Entered round) {
    switch (round) {
      case Entered.Into into -> inside(item, into.frame());
      case Entered.Skipped skipped -> {
        Leaves.of(item).forEach(task -> tasks.skip(new Step(frame, task, false), skipped.why()));
        register(item, frame, Kept::skipped);
      }
      case Entered.Waits waits -> {
        failure = tasks.wait(reference(item), waits.dependsOn(), aftermath());
        register(item, frame, task -> new Node.Unknown(task.place(), task.reference()));
      }
      case Entered.Mistaken mistaken -> {
        var ref = reference(item);
        var why = Failures.ofMistakes(mistaken.problems());
        tasks.tell(ref, new TaskResult.Failed(why, List.of(), aftermath()));
        failure = Optional.of(new Failure(ref, Kept.ofFailure(item.place(), why)));
      }
    }
  }

  /** What is not gone through registers something all the same. */
  private void register(Item item, Frame frame, Function<Task, Node> result) {
    Leaves.registering(item)
        .forEach(task ->
            variables.register(
                frame.region(), task.register().orElseThrow().text(), result.apply(task)));
  }

  private static TaskRef reference(Item item) {
    var kind =
        switch (item) {
          case Use use -> "use";
          case Block block when block.parallel() -> "parallel";
          case Block _, Task _ -> "block";
        };
    return new TaskRef(item.title(), kind, item.place(), Optional.empty(), false);
  }

  private void inside(Item item, Frame frame) {
    switch (item) {
      case Use use -> {
        var handlers = notices.of(frame);
        agenda.during(
            () -> items(use.playbook().tasks(), frame),
            () -> handlers.stream().filter(notices::isDue));
        handlers(handlers);
      }
      case Block block -> block(block, frame);
      case Task _ -> throw new IllegalArgumentException("a task has no inside");
    }
  }

  private void block(Block block, Frame frame) {
    var before = rescuers;
    rescuers += block.rescue().isEmpty() ? 0 : 1;
    agenda.during(
        () -> {
          if (block.parallel()) {
            parallel(block, frame);
          } else {
            items(block.tasks(), frame);
          }
        },
        () -> unfolding.steps(frame, block.always()));
    rescuers = before;
    if (failure.isPresent() && !block.rescue().isEmpty()) {
      var failed = failure.get();
      failure = Optional.empty();
      agenda.narrow();
      items(block.rescue(), frame.with(Rescue.of(block, failed.task(), failed.result())));
    }
    if (!block.always().isEmpty()) {
      var first = failure;
      failure = Optional.empty();
      items(block.always(), frame);
      failure = first.or(() -> failure);
    }
  }

  private void parallel(Block block, Frame frame) {
    var run = lanes.run(block.tasks(), frame, variables, rescuers);
    if (run.isEmpty()) {
      items(block.tasks(), frame);
      return;
    }
    for (var lane : run.get()) {
      others = others.plus(lane.counts());
      variables.learnFrom(lane.variables());
      failure = failure.or(lane::failure);
    }
  }

  private void handlers(List<Step> handlers) {
    for (var i = 0; i < handlers.size() && goesOn(); i++) {
      var handler = handlers.get(i);
      var rest = handlers.subList(i + 1, handlers.size());
      if (notices.isDue(handler)) {
        agenda.during(
            () -> failure = tasks.run(handler, aftermath()),
            () -> rest.stream().filter(notices::isDue));
      } else {
        notices.possible(handler).ifPresent(task -> tasks.leaveOpen(handler, task));
      }
    }
  }
}
