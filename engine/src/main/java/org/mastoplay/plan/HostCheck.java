package org.mastoplay.plan;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.Iterables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.mastoplay.inventory.Host;
import org.mastoplay.play.Block;
import org.mastoplay.play.Item;
import org.mastoplay.play.Task;
import org.mastoplay.play.Use;
import org.mastoplay.template.DependsOnUnknown;
import org.mastoplay.template.Variables;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;
import org.mastoplay.yaml.Node;

/**
 * Resolves every task for every host as far as that goes without asking the host, so that what is
 * undefined, missing or ill-typed is found before any host is touched.
 */
final class HostCheck {
  private final Site site;
  private final HostVariables variables;

  private HostCheck(Site site, HostVariables variables) {
    this.site = site;
    this.variables = variables;
  }

  static void of(Site site, Problems problems) {
    var found = new LinkedHashMap<Found, List<Host>>();
    for (var host : site.hosts()) {
      var check = new HostCheck(site, site.variables(host));
      for (var stage : site.stagesOf(host)) {
        var ofHost = new Problems();
        check.stage(stage, host, ofHost);
        for (var problem : ofHost.list()) {
          found.computeIfAbsent(new Found(stage, problem), _ -> new ArrayList<>()).add(host);
        }
      }
    }
    found.forEach((it, hosts) -> problems.add(it.toldFor(hosts)));
  }

  /** A problem in a play. */
  private record Found(Stage stage, Problem problem) {
    private static final int MOST_HOSTS = 3;

    /** The problem, with the hosts that have it if others of the play have not. */
    Problem toldFor(List<Host> hosts) {
      if (hosts.size() == stage.hosts().size()) {
        return problem;
      }
      var names = hosts.stream().limit(MOST_HOSTS).map(Host::name).collect(joining(", "));
      var more = hosts.size() - MOST_HOSTS;
      return problem.reachedFrom(
          "%s %s%s"
              .formatted(
                  hosts.size() == 1 ? "host" : "hosts",
                  names,
                  more > 0 ? " and %d more".formatted(more) : ""));
    }
  }

  private void stage(Stage stage, Host host, Problems problems) {
    try {
      region(stage.play().tasks(), site.frame(stage, host), problems);
    } catch (MistakesFound mistakes) {
      problems.addAll(mistakes.problems());
    }
  }

  private void region(List<Item> items, Frame frame, Problems problems) {
    items(items, frame, problems);
    for (var handler : frame.region().handlers()) {
      task(new Step(frame, handler, true), problems);
    }
  }

  private void items(List<Item> items, Frame frame, Problems problems) {
    for (var item : items) {
      switch (item) {
        case Task task -> task(new Step(frame, task, false), problems);
        case Block block -> nested(block, frame, problems);
        case Use use -> nested(use, frame, problems);
      }
    }
  }

  private void nested(Item item, Frame frame, Problems problems) {
    for (var entered : site.enter(frame, item, variables)) {
      switch (entered) {
        case Entered.Into into -> inside(item, into.frame(), problems);
        case Entered.Waits waits -> waits.frame().ifPresent(inner -> inside(item, inner, problems));
        case Entered.Mistaken mistaken -> problems.addAll(mistaken.problems());
        case Entered.Skipped _ -> skipAll(item, frame);
      }
    }
  }

  private void inside(Item item, Frame frame, Problems problems) {
    switch (item) {
      case Use use -> {
        var found = new Problems();
        region(use.playbook().tasks(), frame, found);
        found.list().forEach(problem -> problems.add(Nesting.reached(use, problem)));
      }
      case Block block when block.parallel() -> parallel(block, frame, problems);
      case Block block -> {
        var found = new Problems();
        items(block.tasks(), frame, found);
        found.list().forEach(problem -> problems.add(block.reached(problem)));
        items(block.rescue(), frame.with(Rescue.unknown(block)), problems);
        items(block.always(), frame, problems);
      }
      case Task _ -> throw new IllegalArgumentException("a task has no inside");
    }
  }

  /** What runs at the same time can't see one another's results. */
  private void parallel(Block block, Frame frame, Problems problems) {
    var before = variables.copy();
    for (var item : block.tasks()) {
      var lane = before.copy();
      new HostCheck(site, lane).items(List.of(item), frame, problems);
      variables.learnFrom(lane);
    }
    items(block.rescue(), frame.with(Rescue.unknown(block)), problems);
    items(block.always(), frame, problems);
  }

  /** What a skipped block would have registered is registered as skipped. */
  private void skipAll(Item item, Frame frame) {
    Leaves.registering(item)
        .forEach(task ->
            variables.register(
                frame.region(),
                task.register().orElseThrow().text(),
                skipped(new Step(frame, task, false))));
  }

  private void task(Step step, Problems problems) {
    var result = Results.unknown(step.task().place(), step.task().reference(), site.told(step));
    var rounds = site.resolve(step, variables);
    for (var resolved : rounds) {
      switch (resolved) {
        case Resolved.Mistaken mistaken -> problems.addAll(mistaken.problems());
        case Resolved.Ready ready -> {
          verdict(step.task(), new WithResult(step.task(), result, ready.scope()), problems);
          variables.setUnknown(step, step.task().reference());
        }
        case Resolved.Waits _ -> variables.setUnknown(step, step.task().reference());
        case Resolved.Skipped _ -> {}
      }
    }
    step.task()
        .register()
        .ifPresent(name ->
            variables.register(
                step.frame().region(),
                name.text(),
                isSkipped(step, rounds) ? skipped(step) : registered(step, result)));
  }

  private static Node registered(Step step, Node result) {
    return step.task().loop().isEmpty()
        ? result
        : Results.unknownLoop(step.task().place(), step.task().reference());
  }

  private static boolean isSkipped(Step step, List<Resolved> rounds) {
    return step.task().loop().isEmpty()
        && rounds.stream().allMatch(Resolved.Skipped.class::isInstance);
  }

  private static Node skipped(Step step) {
    return Results.of(step.task().place(), false, false, true).node();
  }

  /** Looks at the conditions that are asked of a result, as far as they need none. */
  private void verdict(Task task, Variables scope, Problems problems) {
    var until = task.retry().map(it -> it.until()).orElse(List.of());
    for (var expression : Iterables.concat(task.changedWhen(), task.failedWhen(), until)) {
      try {
        site.templates().holds(expression, scope);
      } catch (MistakesFound mistakes) {
        problems.addAll(mistakes.problems());
      } catch (DependsOnUnknown unknown) {
        problems.addAll(site.templates().undefined(expression, scope));
      }
    }
  }
}
