package org.mastoplay.cli;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mastoplay.cli.render.Table;
import org.mastoplay.secret.SecretKind;
import org.mastoplay.secret.SecretMaker;
import org.mastoplay.text.Suggestion;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code mastoplay secrets generate}: prints a new secret, and keeps it nowhere. */
final class SecretsGenerateCommand implements Command {
  private static final int LONGEST = 1024;

  private final Wiring wiring;

  private final Argument<Optional<String>> word =
      Argument.optional(
          String.class,
          PositionalParamSpec.builder().paramLabel("KIND").description("What to make."));

  private final Argument<Optional<Integer>> length =
      Argument.optional(
          Integer.class,
          OptionSpec.builder("--length")
              .paramLabel("N")
              .description("Its characters; for hex and base64, its bytes."));

  SecretsGenerateCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public CommandSpec spec() {
    return Command.spec(
        this,
        List.of(word, length),
        "Print a new secret, which is kept nowhere; without KIND, list the kinds.");
  }

  @Override
  public Integer call() {
    var out = wiring.surroundings().out();
    if (word.get().isEmpty()) {
      var kinds = Arrays.stream(SecretKind.values());
      Table.lines(kinds.map(it -> List.of(it.word(), it.description())).toList())
          .forEach(out::println);
      return ExitCode.OK;
    }
    var number = length.get().or(() -> kind().usualLength()).orElse(1);
    if (number < 1 || number > LONGEST) {
      throw new Complaint("--length is %d, but must be from 1 to %d.".formatted(number, LONGEST));
    }
    new SecretMaker(new SecureRandom())
        .make(kind(), number)
        .forEach(
            (part, text) -> out.println(part.isEmpty() ? text : "%s: %s".formatted(part, text)));
    return ExitCode.OK;
  }

  private SecretKind kind() {
    var name = word.get().orElse("");
    return SecretKind.of(name)
        .orElseThrow(() ->
            new Complaint(
                "There is no kind of secret `%s`: %s"
                    .formatted(name, Suggestion.among(name, SecretKind.words()))));
  }
}
