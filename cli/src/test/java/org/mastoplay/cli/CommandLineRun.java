package org.mastoplay.cli;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.module.Modules;
import org.mastoplay.secret.AgeKeys;
import org.mastoplay.text.Secret;

/** What came of a command line: the exit code and what was printed. */
record CommandLineRun(int code, String out, String err) {
  static CommandLineRun of(FakeChecker checker, String... arguments) {
    return of(checker, Map.of(), arguments);
  }

  static CommandLineRun of(
      FakeChecker checker, Map<String, String> environment, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var surroundings =
        new Surroundings(
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8),
            InputStream.nullInputStream(),
            environment,
            Optional.empty(),
            false,
            prompt -> Optional.of(new Secret("asked: " + prompt)));
    var wiring =
        new Wiring(
            surroundings,
            new AgeKeys(environment, Path.of("/none")),
            () -> checker,
            () -> new Modules(List.of(() -> List.of(Greet.class))),
            () -> {
              throw new AssertionError("no lab is needed here");
            });
    var code = Main.run(arguments, wiring);
    surroundings.out().flush();
    surroundings.err().flush();
    return new CommandLineRun(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
