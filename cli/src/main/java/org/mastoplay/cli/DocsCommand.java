package org.mastoplay.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mastoplay.cli.render.Table;
import org.mastoplay.text.Suggestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mastoplay docs}: the modules, or one of them in full. */
@Command(name = "docs", description = "List the modules, or explain one.")
final class DocsCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(arity = "0..1", paramLabel = "MODULE", description = "The module to explain.")
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
}
