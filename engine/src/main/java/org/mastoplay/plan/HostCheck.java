package org.mastoplay.plan;

import org.mastoplay.inventory.Host;
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
      for (var resolved : site.resolve(step, variables)) {
        if (resolved instanceof Resolved.Mistaken mistaken) {
          problems.addAll(mistaken.problems());
        }
      }
      step.task()
          .register()
          .ifPresent(name ->
              variables.register(
                  name.text(), new Node.Unknown(name.place(), step.task().reference())));
    }
  }
}
