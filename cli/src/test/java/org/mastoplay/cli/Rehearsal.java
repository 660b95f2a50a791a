package org.mastoplay.cli;

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
  private final Engine engine =
      new Engine(
          new Modules(List.of(new BuiltInModules())),
          new HostConnector(_ -> Optional.empty()),
          new AgeKeys(Map.of(), Path.of("/none")));

  private Rehearsal(Lab lab) {
    this.lab = lab;
  }

  /** Boots hosts in a lab of their own. */
  static Rehearsal boot(Path folder, Suite suite, Map<String, Set<String>> groupsByHost) {
    var settings = LabSettings.of(Map.of("MASTOPLAY_LAB", folder.resolve("lab").toString()));
    var lab = new Lab(settings, System.err::println);
    lab.up(groupsByHost, suite);
    return new Rehearsal(lab);
  }

  Lab lab() {
    return lab;
  }

  String address(String host) {
    return lab.host(host).address();
  }

  /** Applies a playbook of this repository, or foretells that. */
  Story site(String playbook, boolean dryRun) {
    var path = Path.of("..", playbook).toAbsolutePath().normalize();
    return told(engine.check(path, options(dryRun)));
  }

  /** Applies the text of a playbook, or foretells that. */
  Story playbook(String text, boolean dryRun) {
    var source = new Source("test.yml", text);
    return told(engine.check(source, Path.of("").toAbsolutePath(), options(dryRun)));
  }

  private static Story told(Engine.CheckedRun run) {
    var events = Collections.synchronizedList(new ArrayList<Event>());
    run.run(events::add);
    return new Story(List.copyOf(events));
  }

  private Options options(boolean dryRun) {
    return new Options(
        List.of(lab.inventory().toString()),
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
