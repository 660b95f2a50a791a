package org.mastoplay.plan;

import com.google.common.collect.Iterables;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mastoplay.module.Modules;
import org.mastoplay.play.Play;
import org.mastoplay.play.Playbook;
import org.mastoplay.play.Task;
import org.mastoplay.template.Templates;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;
import org.mastoplay.yaml.Node;

/** Finds what is wrong with a playbook whatever its hosts are. */
final class StaticCheck {
  private StaticCheck() {}

  static void of(Playbook playbook, Modules modules, Problems problems) {
    for (var play : playbook.plays()) {
      var handlers = handlerNames(play);
      for (var task : Iterables.concat(play.tasks(), play.handlers())) {
        modules
            .find(task.module().text())
            .ifPresent(spec -> spec.checkNames(task.arguments(), task.module().place(), problems));
        checkNotified(task, handlers, problems);
      }
      checkOrder(play.handlers(), problems);
    }
  }

  private static void checkNotified(Task task, Set<String> handlers, Problems problems) {
    for (var name : task.notifies()) {
      if (!Templates.isTemplate(name) && !handlers.contains(name.text())) {
        problems.add(
            handlers.isEmpty()
                ? Problem.at(
                    name.place(),
                    "there is no handler `%s`: this play has no handlers".formatted(name.text()),
                    "add it under `handlers:`")
                : Problem.unknownWord(name.place(), "handler", name.text(), handlers));
      }
    }
  }

  /** Handlers run once, in the order in which they are written. */
  private static void checkOrder(List<Task> handlers, Problems problems) {
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

  private static Set<String> handlerNames(Play play) {
    var names = new LinkedHashSet<String>();
    for (var handler : play.handlers()) {
      names.add(handler.title());
      handler.listensTo().forEach(topic -> names.add(topic.text()));
    }
    return names;
  }
}
