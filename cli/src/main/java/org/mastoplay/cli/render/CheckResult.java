package org.mastoplay.cli.render;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.mastoplay.run.Engine.CheckedRun;
import org.mastoplay.text.Problem;

/**
 * What came of a check.
 *
 * @param playbook as it was given
 * @param run what was found right; nothing if there are problems
 */
public record CheckResult(Path playbook, List<Problem> problems, Optional<CheckedRun> run) {
  public CheckResult {
    problems = List.copyOf(problems);
  }

  /** How many tasks were checked; those of the same play count once, however many hosts it has. */
  public static int tasksOf(CheckedRun run) {
    return run.tasks().values().stream().mapToInt(List::size).sum();
  }

  /** The same with its word: {@code 12 tasks}. */
  public static String countOf(CheckedRun run) {
    return Text.count(tasksOf(run), "task");
  }

  /** How many hosts they were checked for. */
  static int hostsOf(CheckedRun run) {
    return (int) run.hosts().values().stream().flatMap(Collection::stream).distinct().count();
  }
}
