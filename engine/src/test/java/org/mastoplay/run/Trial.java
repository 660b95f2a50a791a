package org.mastoplay.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mastoplay.event.Counts;
import org.mastoplay.event.Event;
import org.mastoplay.event.TaskResult;
import org.mastoplay.host.Connector;
import org.mastoplay.host.HostConnector;
import org.mastoplay.module.Modules;
import org.mastoplay.secret.AgeKeys;
import org.mastoplay.text.Source;

/** Whole runs on this machine with tiny modules; {@code DIR} in a playbook is a folder for it. */
final class Trial {
  private final Path folder;
  private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
  private final List<String> extraVariables = new ArrayList<>(List.of("ansible_connection=local"));
  private String inventory = "localhost,";
  private Optional<String> limit = Optional.empty();
  private Set<String> tags = Set.of();
  private Optional<String> startAt = Optional.empty();
  private int forks = 5;
  private Connector connector = new HostConnector(_ -> Optional.empty());

  Trial(Path folder) {
    this.folder = folder;
  }

  /** Hosts as in an inventory file in YAML; all of them are this machine. */
  Trial on(String yaml) {
    inventory = write("hosts.yml", yaml).toString();
    return this;
  }

  Trial limitedTo(String pattern) {
    limit = Optional.of(pattern);
    return this;
  }

  Trial tagged(String... names) {
    tags = Set.of(names);
    return this;
  }

  Trial from(String task) {
    startAt = Optional.of(task);
    return this;
  }

  Trial withForks(int number) {
    forks = number;
    return this;
  }

  Trial given(String extraVariable) {
    extraVariables.add(extraVariable);
    return this;
  }

  Trial over(Connector another) {
    connector = another;
    return this;
  }

  /** Checks a playbook. */
  Engine.CheckedRun check(String playbook) {
    return check(playbook, false);
  }

  /** Applies a playbook to all hosts. */
  Map<String, Counts> applyToAll(String playbook) {
    events.clear();
    return check(playbook, false).run(events::add);
  }

  /** Applies a playbook to one host. */
  Counts apply(String playbook) {
    return applyToAll(playbook).values().iterator().next();
  }

  /** Says what a playbook would do to one host. */
  Counts foretell(String playbook) {
    events.clear();
    return check(playbook, true).run(events::add).values().iterator().next();
  }

  /** The events of a kind in the last run. */
  <E extends Event> List<E> all(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** How the tasks of the last run ended, in order. */
  List<TaskResult> results() {
    return all(Event.TaskFinished.class).stream().map(Event.TaskFinished::result).toList();
  }

  Event.RunFinished end() {
    return all(Event.RunFinished.class).getFirst();
  }

  Event.HostFinished hostEnd() {
    return all(Event.HostFinished.class).getFirst();
  }

  Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static Counts counts(int ok, int changed, int failed, int skipped, int unreachable) {
    return new Counts(ok, changed, failed, skipped, unreachable, 0, 0, 0);
  }

  private Engine.CheckedRun check(String playbook, boolean dryRun) {
    var engine =
        new Engine(
            new Modules(List.of(new TinyModules())), connector, new AgeKeys(Map.of(), folder));
    var source = new Source("test.yml", playbook.replace("DIR", folder.toString()));
    return engine.check(source, folder, options(dryRun));
  }

  private Options options(boolean dryRun) {
    return new Options(
        List.of(inventory),
        limit,
        tags,
        Set.of(),
        extraVariables,
        forks,
        dryRun,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        startAt,
        Duration.ofSeconds(10));
  }
}
