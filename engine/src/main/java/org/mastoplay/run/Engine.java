package org.mastoplay.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.mastoplay.event.Counts;
import org.mastoplay.event.Events;
import org.mastoplay.event.TaskRef;
import org.mastoplay.host.Connector;
import org.mastoplay.module.ModuleCatalogue;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Source;

/** The engine's door: checks a playbook, and runs what it has checked. */
public final class Engine {
  private final List<ModuleCatalogue> catalogues;
  private final Connector connector;

  public Engine(List<ModuleCatalogue> catalogues, Connector connector) {
    this.catalogues = List.copyOf(catalogues);
    this.connector = connector;
  }

  /**
   * Reads a playbook, and all that it reaches, and checks it for every host without asking one.
   *
   * @throws MistakesFound with everything that is wrong
   */
  public CheckedRun check(Path playbook, Options options) {
    throw new UnsupportedOperationException(catalogues + " " + connector);
  }

  /**
   * Checks one task for some hosts, as {@code mastoplay run} has it: the playbook is made up.
   *
   * @throws MistakesFound with everything that is wrong
   */
  public CheckedRun check(Source playbook, Path folder, Options options) {
    throw new UnsupportedOperationException();
  }

  /** A playbook that has passed every check that needs no host. */
  public interface CheckedRun {
    /** The hosts that would be reached, for each play by its name. */
    Map<String, List<String>> hosts();

    /** The tasks that would be looked at, for each play by its name, with their tags. */
    Map<String, List<ListedTask>> tasks();

    /** Runs it, and tells {@code events} what happens, from RunStarted to RunFinished. */
    Map<String, Counts> run(Events events);
  }

  /** A task as {@code --list-tasks} shows it. */
  public record ListedTask(TaskRef task, List<String> tags) {}
}
