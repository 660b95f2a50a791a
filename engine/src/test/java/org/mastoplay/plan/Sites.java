package org.mastoplay.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.inventory.InventoryPrograms;
import org.mastoplay.module.Modules;
import org.mastoplay.play.Become;
import org.mastoplay.run.TinyModules;
import org.mastoplay.secret.AgeKeys;
import org.mastoplay.text.Secrets;
import org.mastoplay.text.Source;

/** Checked sites for tests, from a playbook and an inventory in a folder of their own. */
public final class Sites {
  private Sites() {}

  /**
   * Checks a playbook {@code test.yml} for an inventory {@code hosts.yml}.
   *
   * @throws org.mastoplay.text.MistakesFound with everything that is wrong
   */
  public static Site read(Path folder, String inventory, String playbook, String... extra) {
    try {
      var hosts = Files.writeString(folder.resolve("hosts.yml"), inventory);
      var request =
          new SiteRequest(
              List.of(hosts.toString()),
              Optional.empty(),
              List.of(extra),
              true,
              Become.UNSAID,
              Selection.EVERYTHING);
      return new SiteReader(
              new Modules(List.of(new TinyModules())),
              new AgeKeys(Map.of(), folder),
              Sites::noPrograms,
              new Secrets())
          .read(new Source("test.yml", playbook), folder, request);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static InventoryPrograms.Answer noPrograms(Path program, List<String> arguments) {
    throw new AssertionError("no program may be run");
  }

  /** What the tasks of the first host are, as far as that is known without asking it. */
  static List<Resolved> resolved(Site site) {
    var host = site.hosts().getFirst();
    return steps(site).stream()
        .flatMap(step -> site.resolve(step, site.variables(host)).stream())
        .toList();
  }

  /** The steps of the first host, its handlers behind them. */
  public static List<Step> steps(Site site) {
    var host = site.hosts().getFirst();
    return site.steps(host, site.variables(host)).toList();
  }
}
