package org.mastoplay.run;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.event.Counts;
import org.mastoplay.event.Events;
import org.mastoplay.event.TaskRef;
import org.mastoplay.host.Connector;
import org.mastoplay.host.LocalPrograms;
import org.mastoplay.module.Modules;
import org.mastoplay.plan.Selection;
import org.mastoplay.plan.SiteReader;
import org.mastoplay.plan.SiteRequest;
import org.mastoplay.play.Become;
import org.mastoplay.play.PlaybookFile;
import org.mastoplay.secret.AgeKeys;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Secrets;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;

/** The engine's door: checks a playbook, and runs what it has checked. */
public final class Engine {
  private final Modules modules;
  private final Connector connector;
  private final AgeKeys keys;

  /**
   * @param keys decrypt what is encrypted in playbooks and inventories
   */
  public Engine(Modules modules, Connector connector, AgeKeys keys) {
    this.modules = modules;
    this.connector = connector;
    this.keys = keys;
  }

  /**
   * Reads a playbook, and all that it reaches, and checks it for every host without asking one.
   *
   * @throws MistakesFound with everything that is wrong
   */
  public CheckedRun check(Path playbook, Options options) {
    var folder = Optional.ofNullable(playbook.toAbsolutePath().normalize().getParent());
    return check(PlaybookFile.read(playbook), folder.orElse(playbook), options);
  }

  /**
   * Checks a playbook that is no file, as {@code mastoplay run} makes one up.
   *
   * @param folder where the playbook would lie
   * @throws MistakesFound with everything that is wrong
   */
  public CheckedRun check(Source playbook, Path folder, Options options) {
    var start = Instant.now();
    var secrets = new Secrets();
    options.becomePassword().ifPresent(secrets::add);
    try {
      var reader = new SiteReader(modules, keys, new LocalPrograms(), secrets);
      var site = reader.read(playbook, folder, request(options));
      Targets.check(site, options);
      return new SiteRun(site, connector, options, Duration.between(start, Instant.now()));
    } catch (MistakesFound mistakes) {
      throw new MistakesFound(mistakes.problems().stream().map(secrets::redact).toList());
    } catch (RuntimeException defect) {
      throw RedactedDefect.of(defect, secrets);
    }
  }

  private static SiteRequest request(Options options) {
    var commandLine = new Source("command line", "").start();
    var become =
        new Become(
            options.become() ? Optional.of(true) : Optional.empty(),
            options.becomeUser().map(user -> Node.text(commandLine, user)),
            Optional.empty());
    return new SiteRequest(
        options.inventories(),
        options.limit(),
        options.extraVariables(),
        options.dryRun(),
        become,
        new Selection(options.tags(), options.skipTags(), options.startAtTask()));
  }

  /** A playbook that has passed every check that needs no host. */
  public interface CheckedRun {
    /** The hosts that would be reached, for each play by its name. */
    Map<String, List<String>> hosts();

    /** The tasks that would be looked at, for each play by its name, with their tags. */
    Map<String, List<ListedTask>> tasks();

    /** What may be shown of a text that may hold secrets of the playbook. */
    String shown(String text);

    /** Runs it, and tells {@code events} what happens, from RunStarted to RunFinished. */
    Map<String, Counts> run(Events events);
  }

  /** A task as {@code --list-tasks} shows it. */
  public record ListedTask(TaskRef task, List<String> tags) {}
}
