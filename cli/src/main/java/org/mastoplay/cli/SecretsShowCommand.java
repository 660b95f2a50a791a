package org.mastoplay.cli;

import java.util.List;
import java.util.Optional;
import org.mastoplay.text.Suggestion;
import org.mastoplay.yaml.Node;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code mastoplay secrets show}: one of the secrets that mastoplay has made. */
final class SecretsShowCommand implements Command {
  private final Wiring wiring;

  private final Argument<String> name =
      Argument.one(
          String.class,
          PositionalParamSpec.builder()
              .paramLabel("NAME")
              .description("Its name; see `mastoplay secrets list`."));

  private final SecretsFlags secrets = new SecretsFlags();

  SecretsShowCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public CommandSpec spec() {
    return Command.spec(this, List.of(name, secrets), "Show a secret that mastoplay has made.");
  }

  @Override
  public Integer call() {
    var kept = secrets.read(wiring);
    var out = wiring.surroundings().out();
    var secret =
        kept.get(name.get())
            .or(() -> ofOnlyOne(kept))
            .orElseThrow(() ->
                new Complaint(
                    "There is no secret `%s`: %s"
                        .formatted(
                            name.get(), Suggestion.among(name.get(), kept.keys().toList()))));
    if (secret instanceof Node.Mapping pair) {
      pair.entries().forEach(it -> out.printf("%s: %s%n", it.key().text(), text(it.value())));
    } else {
      out.println(text(secret));
    }
    return ExitCode.OK;
  }

  /**
   * Behind a name may stand of what it is one, as long as there are several: {@code key@domain}.
   */
  private Optional<Node> ofOnlyOne(Node.Mapping kept) {
    var named = kept.keys().filter(it -> it.startsWith(name.get() + "@")).toList();
    return named.size() == 1 ? kept.get(named.getFirst()) : Optional.empty();
  }

  private static String text(Node node) {
    return node instanceof Node.Scalar scalar ? scalar.text() : node.kind();
  }
}
