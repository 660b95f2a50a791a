package org.mastoplay.plan;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mastoplay.event.TaskRef;
import org.mastoplay.module.Modules;
import org.mastoplay.play.Become;
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
  private final ControllerFiles files;
  private final ActingReader actings;

  /**
   * @param become what holds where neither playbook nor inventory says so
   */
  Resolver(Modules modules, Templates templates, ControllerFiles files, Become become) {
    this.modules = modules;
    this.templates = templates;
    this.files = files;
    this.actings = new ActingReader(templates, become);
  }

  /** The task, once or for each item of its loop. */
  List<Resolved> resolve(Step step, HostVariables variables) {
    var loop = step.task().loop();
    if (loop.isEmpty()) {
      return List.of(resolveOne(step, variables.scope(step), Optional.empty()));
    }
    try {
      var outer = variables.scope(step);
      var items = items(loop.get().items(), outer);
      if (items.isEmpty()) {
        return List.of(new Resolved.Skipped(plainReference(step), "there is nothing in its loop"));
      }
      return IntStream.range(0, items.size())
          .mapToObj(i -> round(step, loop.get(), items.get(i), i, variables))
          .toList();
    } catch (MistakesFound mistakes) {
      return List.of(new Resolved.Mistaken(plainReference(step), mistakes.problems()));
    } catch (DependsOnUnknown unknown) {
      return List.of(new Resolved.Waits(plainReference(step), unknown.dependsOn()));
    }
  }

  private Resolved round(
      Step step, Task.Loop loop, Node item, int number, HostVariables variables) {
    var names = ImmutableMap.<String, Node>builder().put(loop.variable(), item);
    loop.index()
        .ifPresent(name -> names.put(name, Node.plain(item.place(), Integer.toString(number))));
    var scope = variables.scope(step, names.buildOrThrow());
    var label =
        loop.label()
            .map(text -> shown(text, scope))
            .or(() -> Optional.of(item).filter(_ -> !step.task().noLog()).flatMap(this::brief))
            .orElseGet(() -> "item " + (number + 1));
    return resolveOne(step, scope, Optional.of(label));
  }

  private Resolved resolveOne(Step step, Variables scope, Optional<String> item) {
    var task = reference(step, scope, item);
    try {
      for (var condition : step.task().when()) {
        if (!templates.holds(condition, scope)) {
          return new Resolved.Skipped(task, "when: " + condition.text());
        }
      }
      var problems = new Problems();
      var arguments = templates.renderAll(step.task().arguments(), scope);
      var context = new TaskArguments(templates, files, scope, problems);
      var module =
          modules
              .find(step.task().module().text())
              .orElseThrow()
              .bind(arguments, step.task().module().place(), context, problems);
      var notifies = notifies(step, scope, problems);
      if (module.isEmpty() || !problems.isEmpty()) {
        return new Resolved.Mistaken(task, problems.list());
      }
      return new Resolved.Ready(
          task, module.get(), actings.read(step.become(), scope), scope, notifies);
    } catch (MistakesFound mistakes) {
      return new Resolved.Mistaken(task, mistakes.problems());
    } catch (DependsOnUnknown unknown) {
      return new Resolved.Waits(task, unknown.dependsOn());
    }
  }

  private List<Node> items(Node loop, Variables scope) {
    return switch (templates.renderAll(loop, scope)) {
      case Node.Sequence sequence -> sequence.items();
      case Node.Unknown unknown -> throw new DependsOnUnknown(unknown.dependsOn());
      case Node other ->
          throw new MistakesFound(
              Problem.at(
                  loop.place(),
                  "`loop` must be a list, but this is " + other.kind(),
                  loopRemedy(loop)));
    };
  }

  private ImmutableSet<String> notifies(Step step, Variables scope, Problems problems) {
    var names = ImmutableSet.<String>builder();
    for (var written : step.task().notifies()) {
      var name = text(written, scope);
      if (step.play().handlers().stream().noneMatch(handler -> handler.answersTo(name))) {
        problems.add(
            written.place(),
            "there is no handler `%s` in this play".formatted(name),
            "correct the name, or add the handler under `handlers:`");
      }
      names.add(name);
    }
    return names.build();
  }

  private Optional<String> brief(Node item) {
    return item instanceof Node.Scalar scalar
        ? Optional.of(Shown.of(scalar, templates.secrets()))
        : Optional.empty();
  }

  private static String loopRemedy(Node loop) {
    return loop instanceof Node.Scalar word && word.text().matches("[A-Za-z_][\\w.]*")
        ? "write `${%1$s}` if you mean a variable, or `[%1$s]`".formatted(word.text())
        : "give a list, or an expression such as ${users} that is one";
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
    return new TaskRef(
        name, step.task().module().text(), step.task().place(), item, step.handler());
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
