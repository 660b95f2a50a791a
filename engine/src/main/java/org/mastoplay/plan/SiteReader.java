package org.mastoplay.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mastoplay.inventory.Host;
import org.mastoplay.inventory.Inventory;
import org.mastoplay.module.Modules;
import org.mastoplay.play.Playbook;
import org.mastoplay.play.PlaybookReader;
import org.mastoplay.template.Templates;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Secrets;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;

/** Reads a playbook with its inventory, and checks all that can be checked without a host. */
public final class SiteReader {
  private final Modules modules;
  private final Secrets secrets;

  /**
   * @param secrets learns of every secret that is read
   */
  public SiteReader(Modules modules, Secrets secrets) {
    this.modules = modules;
    this.secrets = secrets;
  }

  /**
   * Reads and checks.
   *
   * @param folder where the playbook lies
   * @throws MistakesFound with everything that is wrong
   */
  public Site read(Source playbook, Path folder, SiteRequest request) {
    var problems = new Problems();
    var plays = new PlaybookReader(modules.names()).read(playbook, problems);
    var inventoryProblems = new Problems();
    var inventory =
        Inventory.load(
            request.inventories(), Path.of("").toAbsolutePath(), folder, inventoryProblems);
    problems.addAll(inventoryProblems.list());
    var extraVariables = ExtraVariables.read(request.extraVariables(), problems);
    plays.ifPresent(it -> StaticCheck.of(it, modules, problems));
    // What an inventory lacks that couldn't be read whole is no mistake of the playbook.
    var hosts =
        plays
            .filter(_ -> inventoryProblems.isEmpty())
            .map(it -> hosts(it, inventory, request.limit(), problems));
    problems.throwIfAny();

    var templates = new Templates(secrets);
    var site =
        new Site(
            plays.orElseThrow(),
            hosts.orElseThrow(),
            extraVariables,
            request.selection(),
            templates,
            new Resolver(modules, templates, new ControllerFiles(folder), request.become()),
            new OwnVariables(inventory, extraVariables, folder, templates));
    checkStart(site, request.selection(), problems);
    HostCheck.of(site, problems);
    problems.throwIfAny();
    return site;
  }

  private static List<List<Host>> hosts(
      Playbook playbook, Inventory inventory, Optional<String> limit, Problems problems) {
    var wanted =
        limit.map(pattern ->
            inventory.select(Node.text(new Source("--limit", pattern).start(), pattern), problems));
    return playbook.plays().stream()
        .map(play -> inventory.select(play.hosts(), problems))
        .map(hosts -> hosts.stream().filter(it -> wanted.map(w -> w.contains(it)).orElse(true)))
        .map(hosts -> hosts.toList())
        .toList();
  }

  private static void checkStart(Site site, Selection selection, Problems problems) {
    var names =
        IntStream.range(0, site.playbook().plays().size())
            .boxed()
            .flatMap(site::steps)
            .filter(step -> !step.handler())
            .map(step -> step.task().title())
            .toList();
    selection
        .startAt()
        .filter(name -> !names.contains(name))
        .ifPresent(name ->
            problems.add(
                Problem.unknownWord(
                    new Source("--start-at-task", name).start(), "task", name, names)));
  }
}
