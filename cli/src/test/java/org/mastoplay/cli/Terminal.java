package org.mastoplay.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.mastoplay.host.Connector;
import org.mastoplay.host.HostConnector;
import org.mastoplay.lab.Lab;
import org.mastoplay.lab.LabSettings;
import org.mastoplay.module.Modules;
import org.mastoplay.modules.BuiltInModules;
import org.mastoplay.run.Engine;
import org.mastoplay.secret.AgeKeys;
import org.mastoplay.text.Secret;

/**
 * What a person who types a command sees.
 *
 * @param code the exit code
 */
record Terminal(int code, String out, String err) {

  /** Runs the whole program on these words; nobody answers its questions. */
  static Terminal run(Map<String, String> environment, String... words) {
    return run(environment, new HostConnector(_ -> Optional.empty()), words);
  }

  /** Runs the whole program with {@code typed} on its standard input. */
  static Terminal typing(String typed, Map<String, String> environment, String... words) {
    return run(environment, new HostConnector(_ -> Optional.empty()), typed, words);
  }

  /** Runs the whole program, but for how it reaches hosts. */
  static Terminal run(Map<String, String> environment, Connector connector, String... words) {
    return run(environment, connector, "", words);
  }

  private static Terminal run(
      Map<String, String> environment, Connector connector, String typed, String... words) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    Function<String, Optional<Secret>> nobody = _ -> Optional.empty();
    var surroundings =
        new Surroundings(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
            environment,
            Optional.of("120"),
            false,
            nobody);
    var modules = new Modules(List.of(new BuiltInModules()));
    var keys = new AgeKeys(environment, Path.of("/none"));
    var wiring =
        new Wiring(
            surroundings,
            keys,
            () -> new EngineChecker(new Engine(modules, connector, keys)),
            () -> modules,
            () -> new Lab(LabSettings.of(environment), _ -> {}));
    var code = Main.run(words, wiring);
    return new Terminal(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Everything that was printed. */
  String all() {
    return out + err;
  }
}
