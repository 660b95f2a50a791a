package org.mastoplay.plan;

import com.google.common.collect.Iterables;
import org.mastoplay.inventory.Host;
import org.mastoplay.play.Task;
import org.mastoplay.template.DependsOnUnknown;
import org.mastoplay.template.Templates;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Problems;
import org.mastoplay.yaml.Node;

/**
 * Resolves every task for every host as far as that goes without asking the host, so that what is
 * undefined, missing or ill-typed is found before any host is touched.
 */
final class HostCheck {
  private HostCheck() {}

  static void of(Site site, Problems problems) {
    for (var host : site.hosts()) {
      check(site, host, problems);
    }
  }

  private static void check(Site site, Host host, Problems problems) {
    var variables = site.variables(host);
    for (var step : site.steps(host)) {
      var result = new Node.Unknown(step.task().place(), step.task().reference());
      for (var resolved : site.resolve(step, variables)) {
        switch (resolved) {
          case Resolved.Mistaken mistaken -> problems.addAll(mistaken.problems());
          case Resolved.Ready ready ->
              verdict(
                  step.task(),
                  new WithResult(step.task(), result, ready.scope()),
                  site.templates(),
                  problems);
          case Resolved.Skipped _, Resolved.Waits _ -> {}
        }
      }
      step.task().register().ifPresent(name -> variables.register(name.text(), result));
    }
  }

  /** Looks at {@code changed_when} and {@code failed_when}, as far as they need no result. */
  private static void verdict(Task task, WithResult scope, Templates templates, Problems problems) {
    for (var expression : Iterables.concat(task.changedWhen(), task.failedWhen())) {
      try {
        templates.holds(expression, scope);
      } catch (MistakesFound mistakes) {
        problems.addAll(mistakes.problems());
      } catch (DependsOnUnknown unknown) {
        // Only a run will tell.
      }
    }
  }
}
