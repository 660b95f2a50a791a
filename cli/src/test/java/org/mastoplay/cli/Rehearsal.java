package org.mastoplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Lists;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mastoplay.event.Event;
import org.mastoplay.host.HostConnector;
import org.mastoplay.lab.Lab;
import org.mastoplay.lab.LabSettings;
import org.mastoplay.lab.Suite;
import org.mastoplay.module.Modules;
import org.mastoplay.modules.BuiltInModules;
import org.mastoplay.run.Engine;
import org.mastoplay.run.Options;
import org.mastoplay.secret.AgeKeys;
import org.mastoplay.text.Source;

/** Real hosts for a test, and runs of playbooks on them; gone when it is closed. */
final class Rehearsal implements AutoCloseable {
  private final Lab lab;
  private final AgeKeys keys;
  private final Engine engine;

  private Rehearsal(Lab lab, AgeKeys keys, Modules modules) {
    this.lab = lab;
    this.keys = keys;
    this.engine = new Engine(modules, new HostConnector(_ -> Optional.empty()), keys);
  }

  /** Boots hosts in a lab of their own. */
  static Rehearsal boot(Path folder, Suite suite, Map<String, Set<String>> groupsByHost) {
    return boot(folder, suite, groupsByHost, new Modules(List.of(new BuiltInModules())));
  }

  /** The same, for playbooks that may use these modules. */
  static Rehearsal boot(
      Path folder, Suite suite, Map<String, Set<String>> groupsByHost, Modules modules) {
    var keyFile = folder.resolve("age.key").toString();
    var keys = new AgeKeys(Map.of(AgeKeys.VARIABLE, keyFile), Path.of("/none"));
    if (!keys.exist()) {
      keys.create();
    }
    var settings = LabSettings.of(Map.of("MASTOPLAY_LAB", folder.resolve("lab").toString()));
    var lab = new Lab(settings, System.err::println);
    lab.up(groupsByHost, suite);
    return new Rehearsal(lab, keys, modules);
  }

  Lab lab() {
    return lab;
  }

  /** The age keys of whoever runs the playbooks. */
  AgeKeys keys() {
    return keys;
  }

  /** What the whole program has to know of this rehearsal. */
  Map<String, String> environment() {
    return Map.of(AgeKeys.VARIABLE, keys.file().toString());
  }

  /** Runs a command on a host by way of OpenSSH; it must succeed. */
  String onHost(String host, String command, String input) throws Exception {
    var words = new ArrayList<>(lab.sshCommand(host));
    words.add(command);
    var process = new ProcessBuilder(words).redirectErrorStream(true).start();
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    }
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  String address(String host) {
    return lab.host(host).address();
  }

  /** Applies a playbook of this repository, or foretells that; to more hosts than the lab's. */
  Story site(String playbook, boolean dryRun, String... inventories) {
    var path = Path.of("..").resolve(playbook).toAbsolutePath().normalize();
    return told(engine.check(path, options(dryRun, inventories)));
  }

  /** Applies the text of a playbook, or foretells that. */
  Story playbook(String text, boolean dryRun) {
    return playbook(text, Path.of("").toAbsolutePath(), dryRun);
  }

  /**
   * The same.
   *
   * @param folder where it would lie
   */
  Story playbook(String text, Path folder, boolean dryRun) {
    return told(engine.check(new Source("test.yml", text), folder, options(dryRun)));
  }

  private static Story told(Engine.CheckedRun run) {
    var events = Collections.synchronizedList(new ArrayList<Event>());
    run.run(events::add);
    return new Story(List.copyOf(events));
  }

  private Options options(boolean dryRun, String... more) {
    return new Options(
        Lists.asList(lab.inventory().toString(), more),
        Optional.empty(),
        Set.of(),
        Set.of(),
        List.of(),
        50,
        dryRun,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Duration.ofSeconds(20));
  }

  @Override
  public void close() {
    lab.down();
  }
}
