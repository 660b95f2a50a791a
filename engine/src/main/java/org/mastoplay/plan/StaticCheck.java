package org.mastoplay.plan;

import com.google.common.collect.Iterables;
import java.util.LinkedHashSet;
import java.util.Set;
import org.mastoplay.module.Modules;
import org.mastoplay.play.Play;
import org.mastoplay.play.Playbook;
import org.mastoplay.play.Task;
import org.mastoplay.template.Templates;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;

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

  private static Set<String> handlerNames(Play play) {
    var names = new LinkedHashSet<String>();
    for (var handler : play.handlers()) {
      names.add(handler.title());
      handler.listensTo().forEach(topic -> names.add(topic.text()));
    }
    return names;
  }
}
