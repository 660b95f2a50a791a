package org.mastoplay.plan;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.mastoplay.event.TaskRef;
import org.mastoplay.module.ModuleSpec;
import org.mastoplay.module.Modules;
import org.mastoplay.play.Task;
import org.mastoplay.template.DependsOnUnknown;
import org.mastoplay.template.Templates;
import org.mastoplay.template.Variables;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;
import org.mastoplay.yaml.Node;

/** Turns a step and the variables of a host into typed tasks: loops, conditions, parameters. */
final class Resolver {
  private final Modules modules;
  private final Templates templates;
  private final Rounds rounds;
  private final ActingReader actings;
  private final EffortReader efforts;
  private final Supplier<Set<String>> hosts;

  /**
   * @param hosts the names of those that there are
   */
  Resolver(
      Modules modules,
      Templates templates,
      Rounds rounds,
      ActingReader actings,
      Supplier<Set<String>> hosts) {
    this.modules = modules;
    this.templates = templates;
    this.rounds = rounds;
    this.actings = actings;
    this.efforts = new EffortReader(templates);
    this.hosts = hosts;
  }

  List<String> names(Task task) {
    var sets = modules.find(task.module().text()).filter(ModuleSpec::setsVariables).isPresent();
    return sets && task.arguments() instanceof Node.Mapping given
        ? given.keys().toList()
        : List.of();
  }

  List<String> told(Task task) {
    return modules.find(task.module().text()).stream()
        .flatMap(spec -> spec.tells().stream())
        .map(ModuleSpec.Told::name)
        .toList();
  }

  /** The task, once or for each item of its loop. */
  List<Resolved> resolve(Step step, HostVariables variables) {
    var loop = step.task().loop();
    if (loop.isEmpty()) {
      return List.of(one(step, variables, Map.of(), Optional.empty()));
    }
    try {
      var outer = variables.scope(step, Map.of());
      var items = rounds.items(loop.get().items(), outer);
      if (items.isEmpty()) {
        return List.of(new Resolved.Skipped(plainReference(step), Rounds.NOTHING));
      }
      return IntStream.range(0, items.size())
          .mapToObj(i -> {
            var names = Rounds.names(loop.get(), items.get(i), i);
            var scope = variables.scope(step, names);
            var hidden = step.manner().hidden();
            var label = rounds.label(loop.get(), items.get(i), i, hidden, scope);
            return one(step, variables, names, Optional.of(label));
          })
          .toList();
    } catch (MistakesFound mistakes) {
      return List.of(new Resolved.Mistaken(plainReference(step), mistakes.problems()));
    } catch (DependsOnUnknown unknown) {
      return List.of(inUnknownLoop(step, variables, unknown.dependsOn()));
    }
  }

  /** What is wrong with a task is wrong whatever its loop will be over. */
  private Resolved inUnknownLoop(Step step, HostVariables variables, String dependsOn) {
    var loop = step.task().loop().orElseThrow();
    var unknown = new Node.Unknown(step.task().place(), dependsOn);
    var names = ImmutableMap.<String, Node>builder().put(loop.variable(), unknown);
    loop.index().ifPresent(name -> names.put(name, unknown));
    return switch (one(step, variables, names.buildOrThrow(), Optional.empty())) {
      case Resolved.Ready ready -> new Resolved.Waits(ready.task(), dependsOn);
      case Resolved other -> other;
    };
  }

  private Resolved one(
      Step step, HostVariables variables, Map<String, Node> loop, Optional<String> item) {
    var scope = variables.scope(step, loop);
    var task = reference(step, scope, item);
    try {
      return switch (Holding.of(step.task().when(), templates, scope)) {
        case Holding.Fails fails -> new Resolved.Skipped(task, "when: " + fails.condition().text());
        case Holding.Holds _ -> bound(step, variables, scope, task);
        case Holding.Open open ->
            switch (bound(step, variables, scope, task)) {
              case Resolved.Mistaken mistaken -> mistaken;
              case Resolved _ -> waits(task, open.dependsOn(), undefined(step, scope));
            };
      };
    } catch (MistakesFound mistakes) {
      var all = new Problems();
      all.addAll(mistakes.problems());
      if (bound(step, variables, scope, task) instanceof Resolved.Mistaken more) {
        all.addAll(more.problems());
      }
      all.addAll(undefined(step, scope));
      return new Resolved.Mistaken(task, all.list());
    }
  }

  private Resolved bound(Step step, HostVariables variables, Variables scope, TaskRef task) {
    try {
      return tryToBind(step, variables, scope, task);
    } catch (MistakesFound mistakes) {
      return new Resolved.Mistaken(task, mistakes.problems());
    } catch (DependsOnUnknown unknown) {
      return new Resolved.Waits(task, unknown.dependsOn());
    }
  }

  private Resolved tryToBind(Step step, HostVariables variables, Variables scope, TaskRef task) {
    var problems = new Problems();
    var found = modules.find(step.task().module().text());
    if (found.isEmpty()) {
      return new Resolved.Waits(task, "a correction of the playbook");
    }
    var spec = found.get();
    var place = step.task().module().place();
    var arguments = templates.renderKnown(step.task().arguments(), scope, problems);
    var unknown = Unknowns.first(arguments);
    if (unknown.isPresent()) {
      spec.checkNames(arguments, place, problems);
      problems.addAll(templates.undefined(step.task().arguments(), scope));
      return waits(task, unknown.get().dependsOn(), problems.list());
    }
    var context = new TaskArguments(templates, step.frame().region().files(), scope, problems);
    var module = spec.bind(arguments, place, context, problems);
    var notifies = notifies(step, scope, problems);
    if (module.isEmpty() || !problems.isEmpty()) {
      return new Resolved.Mistaken(task, problems.list());
    }
    var manner = step.manner();
    var acting =
        actings
            .read(manner.become(), scope, variables::get)
            .on(Delegation.of(manner, scope, templates, hosts.get()))
            .in(Environments.of(manner, scope, templates));
    return new Resolved.Ready(
        task.on(acting.host()),
        module.get(),
        acting,
        scope,
        notifies,
        efforts.read(step.task(), manner, scope));
  }

  /** What hangs on a real run may be known to be wrong all the same. */
  private static Resolved waits(TaskRef task, String dependsOn, List<Problem> problems) {
    return problems.isEmpty()
        ? new Resolved.Waits(task, dependsOn)
        : new Resolved.Mistaken(task, problems);
  }

  private List<Problem> undefined(Step step, Variables scope) {
    return step.task().when().stream()
        .flatMap(condition -> templates.undefined(condition, scope).stream())
        .toList();
  }

  private ImmutableSet<String> notifies(Step step, Variables scope, Problems problems) {
    var names = ImmutableSet.<String>builder();
    for (var written : step.task().notifies()) {
      var name = text(written, scope);
      if (step.frame().region().handlers().stream().noneMatch(it -> it.answersTo(name))) {
        problems.add(
            written.place(),
            "there is no handler `%s` in this play".formatted(name),
            "correct the name, or add the handler under `handlers:`");
      }
      names.add(name);
    }
    return names.build();
  }

  /** How a step is named where its variables are not known. */
  static TaskRef plainReference(Step step) {
    return reference(step, step.task().title(), Optional.empty());
  }

  private TaskRef reference(Step step, Variables scope, Optional<String> item) {
    try {
      var name = step.task().name().map(it -> shown(it, scope)).orElse(step.task().title());
      return reference(step, name, item);
    } catch (MistakesFound | DependsOnUnknown notKnown) {
      return reference(step, step.task().title(), item);
    }
  }

  private static TaskRef reference(Step step, String name, Optional<String> item) {
    var outer = step.frame().label();
    var label =
        outer.isPresent() && item.isPresent()
            ? Optional.of(outer.get() + ", " + item.get())
            : item.or(() -> outer);
    return new TaskRef(
        name, step.task().module().text(), step.task().place(), label, step.handler());
  }

  private String text(Node.Scalar text, Variables scope) {
    return templates.render(text, scope) instanceof Node.Scalar it ? it.text() : text.text();
  }

  private String shown(Node.Scalar text, Variables scope) {
    return templates.render(text, scope) instanceof Node.Scalar it
        ? Shown.of(it, templates.secrets())
        : text.text();
  }
}
