package org.mastoplay.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mastoplay.module.Modules;
import org.mastoplay.play.Block;
import org.mastoplay.play.Item;
import org.mastoplay.play.Param;
import org.mastoplay.play.ParamValues;
import org.mastoplay.play.Play;
import org.mastoplay.play.Playbook;
import org.mastoplay.play.Reusable;
import org.mastoplay.play.Task;
import org.mastoplay.play.Use;
import org.mastoplay.secret.GeneratedSecret;
import org.mastoplay.template.Templates;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Suggestion;
import org.mastoplay.yaml.Node;

/** Finds what is wrong with a playbook whatever its hosts are. */
final class StaticCheck {
  private final Modules modules;
  private final Problems problems;

  private StaticCheck(Modules modules, Problems problems) {
    this.modules = modules;
    this.problems = problems;
  }

  static void of(Playbook playbook, Modules modules, Problems problems) {
    var check = new StaticCheck(modules, problems);
    playbook.plays().forEach(check::play);
  }

  private void play(Play play) {
    play.secrets().entries().forEach(secret -> GeneratedSecret.read(secret, problems));
    region(play.tasks(), play.handlers(), "this play");
  }

  private void region(List<Item> items, List<Task> handlers, String where) {
    var names = handlerNames(handlers);
    items.forEach(item -> item(item, names, where));
    handlers.forEach(handler -> task(handler, names, where));
    checkOrder(handlers);
  }

  private void item(Item item, Set<String> handlers, String where) {
    switch (item) {
      case Task task -> task(task, handlers, where);
      case Block block -> {
        if (block.parallel()) {
          block.tasks().forEach(this::refuseOnce);
        }
        var inside = new Problems();
        var check = new StaticCheck(modules, inside);
        List.of(block.tasks(), block.rescue(), block.always())
            .forEach(part -> part.forEach(inner -> check.item(inner, handlers, where)));
        inside.list().forEach(problem -> problems.add(block.reached(problem)));
      }
      case Use use -> use(use);
    }
  }

  /** Hosts wait for each other where something is done once: one host can't wait in two places. */
  private void refuseOnce(Item item) {
    if (item.manner().runOnce().orElse(false)) {
      problems.add(item.place(), "`run_once` can't stand in `parallel`", "put it before or behind");
    }
    if (item instanceof Block block) {
      List.of(block.tasks(), block.rescue(), block.always())
          .forEach(part -> part.forEach(this::refuseOnce));
    }
  }

  private void task(Task task, Set<String> handlers, String where) {
    modules
        .find(task.module().text())
        .ifPresent(spec -> spec.checkNames(task.arguments(), task.module().place(), problems));
    for (var name : task.notifies()) {
      if (!Templates.isTemplate(name) && !handlers.contains(name.text())) {
        problems.add(
            handlers.isEmpty()
                ? Problem.at(
                    name.place(),
                    "there is no handler `%s`: %s has no handlers".formatted(name.text(), where),
                    "add it under `handlers:`")
                : Problem.unknownWord(name.place(), "handler", name.text(), handlers));
      }
    }
  }

  private void use(Use use) {
    var params = use.playbook().params();
    var names = params.stream().map(param -> param.name().text()).toList();
    for (var entry : use.with().entries()) {
      var param = params.stream().filter(it -> it.name().text().equals(entry.key().text()));
      param
          .findFirst()
          .ifPresentOrElse(
              it -> given(it, entry.value()), () -> unknownParam(use, entry.key(), names));
    }
    for (var param : params) {
      if (param.required()
          && param.when().isEmpty()
          && !use.inherits()
          && isMissing(use.with(), param)) {
        problems.add(Callees.missing(use, param));
      }
    }
    var inside = new Problems();
    new StaticCheck(modules, inside).inside(use.playbook());
    inside.list().forEach(problem -> problems.add(Nesting.reached(use, problem)));
  }

  private void inside(Reusable playbook) {
    playbook.secrets().entries().forEach(secret -> GeneratedSecret.read(secret, problems));
    for (var param : playbook.params()) {
      param.standard().ifPresent(value -> given(param, value));
    }
    region(playbook.tasks(), playbook.handlers(), "this playbook");
  }

  private void given(Param param, Node value) {
    if (isLiteral(value) && !(value instanceof Node.Scalar scalar && scalar.isNull())) {
      ParamValues.read(param, value, problems);
    }
  }

  private void unknownParam(Use use, Node.Scalar key, List<String> names) {
    problems.add(
        names.isEmpty()
            ? Problem.at(
                key.place(), "`%s` takes no params".formatted(use.word().text()), "remove it")
            : Problem.at(
                key.place(),
                "`%s` has no param `%s`".formatted(use.word().text(), key.text()),
                Suggestion.among(key.text(), names)));
  }

  private static boolean isMissing(Node.Mapping with, Param param) {
    return with.get(param.name().text())
        .filter(value -> !(value instanceof Node.Scalar scalar && scalar.isNull()))
        .isEmpty();
  }

  private static boolean isLiteral(Node node) {
    return switch (node) {
      case Node.Scalar scalar -> !Templates.isTemplate(scalar);
      case Node.Sequence list -> list.items().stream().allMatch(StaticCheck::isLiteral);
      case Node.Mapping map -> map.entries().stream().allMatch(entry -> isLiteral(entry.value()));
      case Node.Unknown _ -> false;
    };
  }

  /** Handlers run once, in the order in which they are written. */
  private void checkOrder(List<Task> handlers) {
    for (var i = 0; i < handlers.size(); i++) {
      var later = handlers.subList(i + 1, handlers.size());
      var earlier = handlers.subList(0, i + 1);
      for (var name : handlers.get(i).notifies()) {
        if (none(later, name) && !none(earlier, name)) {
          problems.add(
              name.place(),
              "the handler `%s` has had its turn by then".formatted(name.text()),
              "write it below the handler that notifies it");
        }
      }
    }
  }

  private static boolean none(List<Task> handlers, Node.Scalar name) {
    return handlers.stream().noneMatch(handler -> handler.answersTo(name.text()));
  }

  private static Set<String> handlerNames(List<Task> handlers) {
    var names = new LinkedHashSet<String>();
    for (var handler : handlers) {
      names.add(handler.title());
      handler.listensTo().forEach(topic -> names.add(topic.text()));
    }
    return names;
  }
}
