package org.mastoplay.plan;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.stream.Collectors;
import org.mastoplay.inventory.Inventory;
import org.mastoplay.inventory.InventoryPrograms;
import org.mastoplay.module.Modules;
import org.mastoplay.play.PlaybookReader;
import org.mastoplay.secret.AgeKeys;
import org.mastoplay.secret.SecretMaker;
import org.mastoplay.secret.SecretStore;
import org.mastoplay.secret.VariableFiles;
import org.mastoplay.template.Templates;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.PathName;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Secrets;
import org.mastoplay.text.Source;

/** Reads a playbook with its inventory, and checks all that can be checked without a host. */
public final class SiteReader {
  private final Modules modules;
  private final AgeKeys keys;
  private final InventoryPrograms programs;
  private final Secrets secrets;

  /**
   * @param keys decrypt what is encrypted
   * @param programs runs inventories that are programs
   * @param secrets learns of every secret that is read
   */
  public SiteReader(Modules modules, AgeKeys keys, InventoryPrograms programs, Secrets secrets) {
    this.modules = modules;
    this.keys = keys;
    this.programs = programs;
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
    var plays = new PlaybookReader(modules.names(), keys).read(playbook, folder, problems);
    var files = new VariableFiles(keys);
    var inventoryProblems = new Problems();
    var inventory =
        Inventory.load(
            request.inventories(),
            Path.of("").toAbsolutePath(),
            folder,
            files,
            programs,
            inventoryProblems);
    problems.addAll(inventoryProblems.list());
    var extraVariables = ExtraVariables.read(request.extraVariables(), files, problems);
    plays.ifPresent(it -> StaticCheck.of(it, modules, problems));
    var templates = new Templates(secrets);
    plays.ifPresent(it -> SelectionCheck.of(it, request.selection(), problems));
    var pruned = plays.map(it -> Pruning.of(it, request.selection()));
    // What an inventory lacks that couldn't be read whole is no mistake of the playbook.
    var stages =
        pruned
            .filter(_ -> inventoryProblems.isEmpty())
            .map(it ->
                new Stages(inventory, extraVariables, templates, problems).of(it, request.limit()));
    if (stages.isEmpty()) {
      throw new MistakesFound(problems.sorted());
    }

    var facts = new KnownFacts();
    var own = new OwnVariables(inventory, extraVariables, templates, facts);
    var rounds = new Rounds(templates);
    var store = store(request, folder);
    var generated = new GeneratedLayers(store, templates);
    var callees = new Callees(templates, generated);
    var actings = new ActingReader(templates, request.become());
    var site =
        new Site(
            pruned.orElseThrow(),
            stages.orElseThrow(),
            extraVariables,
            templates,
            new Resolver(modules, templates, rounds, actings, own::hostNames),
            new Nesting(templates, rounds, callees),
            new PlayRegions(templates, callees, new VarsFiles(files), generated),
            own,
            facts,
            store);
    var further = new Problems();
    HostCheck.of(site, further);
    // Where something is wrong for all hosts, there is no more to be said for each.
    var told = problems.list().stream().map(Problem::place).collect(Collectors.toSet());
    further.list().stream().filter(it -> !told.contains(it.place())).forEach(problems::add);
    problems.throwIfAny();
    return site;
  }

  private SecretStore store(SiteRequest request, Path folder) {
    var here = Path.of("").toAbsolutePath();
    var file = SecretStore.file(request.inventories(), here, folder.toAbsolutePath().normalize());
    var maker = request.dryRun() ? SecretMaker.ofSamples() : new SecretMaker(new SecureRandom());
    return new SecretStore(file, PathName.of(file), keys, maker);
  }
}
