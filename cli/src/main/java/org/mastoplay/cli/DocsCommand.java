package org.mastoplay.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mastoplay.cli.render.Table;
import org.mastoplay.play.Use;
import org.mastoplay.text.Suggestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mastoplay docs}: the modules, or one of them in full, or what a playbook wants. */
@Command(description = "List the modules, or explain one, or a playbook.")
final class DocsCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(
      arity = "0..1",
      paramLabel = "MODULE|PLAYBOOK",
      description = "The module to explain, or a playbook's file.")
  private Optional<String> module = Optional.empty();

  DocsCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() {
    var out = wiring.surroundings().out();
    var modules = wiring.modules().get();
    if (module.isEmpty()) {
      Table.lines(modules.all().stream().map(spec -> List.of(spec.name(), spec.summary())).toList())
          .forEach(out::println);
      out.println("\nAbout one of them:  mastoplay docs MODULE");
      return ExitCode.OK;
    }
    var word = module.get();
    if (word.matches(".*\\.ya?ml")) {
      out.print(page(Path.of(word)).text());
      return ExitCode.OK;
    }
    var spec =
        modules
            .find(word)
            .orElseThrow(() ->
                new Complaint(
                    "There is no module `%s`: %s"
                        .formatted(word, Suggestion.among(word, modules.names()))));
    new ModulePage(spec).print(out);
    return ExitCode.OK;
  }

  /** What a playbook that others can use wants to be told. */
  private PlaybookPage page(Path file) {
    return wiring.playbook(file).plays().stream()
        .flatMap(play -> play.tasks().stream())
        .filter(item -> item instanceof Use use && use.inherits())
        .map(item -> page(file, (Use) item))
        .findFirst()
        .orElseThrow(() ->
            new Complaint(
                "%s is a list of plays, which takes no params: nothing uses it but `mastoplay apply`."
                    .formatted(file)));
  }

  private static PlaybookPage page(Path file, Use use) {
    var name = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
    return new PlaybookPage(name, use.playbook());
  }
}
