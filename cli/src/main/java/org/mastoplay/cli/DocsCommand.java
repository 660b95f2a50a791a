package org.mastoplay.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mastoplay.cli.render.Table;
import org.mastoplay.play.Use;
import org.mastoplay.text.Suggestion;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code mastoplay docs}: the modules, or one of them in full, or what a playbook wants. */
final class DocsCommand implements Command {
  private final Wiring wiring;

  private final Argument<Optional<String>> topic =
      Argument.optional(
          String.class,
          PositionalParamSpec.builder()
              .paramLabel("MODULE|PLAYBOOK")
              .description("The module to explain, or a playbook's file."));

  DocsCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public CommandSpec spec() {
    return Command.spec(this, List.of(topic), "List the modules, or explain one, or a playbook.");
  }

  @Override
  public Integer call() {
    var out = wiring.surroundings().out();
    var modules = wiring.modules().get();
    var given = topic.get();
    if (given.isEmpty()) {
      Table.lines(modules.all().stream().map(spec -> List.of(spec.name(), spec.summary())).toList())
          .forEach(out::println);
      out.println("\nAbout one of them:  mastoplay docs MODULE");
      return ExitCode.OK;
    }
    var word = given.get();
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
