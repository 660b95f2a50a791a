package org.mastoplay.plan;

import com.google.common.collect.ImmutableSet;
import java.util.Set;
import org.mastoplay.play.Playbook;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Source;

/** Finds words of the command line that choose tasks and fit none: misspelt, they would do harm. */
final class SelectionCheck {
  /** Those that mean something whichever tags tasks have. */
  private static final Set<String> GENERAL = Set.of("all", "tagged", "untagged", "always", "never");

  private SelectionCheck() {}

  static void of(Playbook playbook, Selection selection, Problems problems) {
    var leaves = playbook.plays().stream().flatMap(Leaves::of).toList();
    var titles = leaves.stream().map(leaf -> leaf.task().title()).toList();
    selection
        .startAt()
        .filter(name -> !titles.contains(name))
        .ifPresent(name -> problems.add(unknown("--start-at-task", "task", name, titles)));
    var tags =
        leaves.stream()
            .flatMap(leaf -> leaf.manner().tags().stream())
            .collect(ImmutableSet.toImmutableSet());
    checkTags("--tags", selection.tags(), tags, problems);
    checkTags("--skip-tags", selection.skipTags(), tags, problems);
  }

  private static void checkTags(
      String option, Set<String> asked, Set<String> known, Problems problems) {
    for (var tag : asked) {
      if (!known.contains(tag) && !GENERAL.contains(tag)) {
        problems.add(
            known.isEmpty()
                ? Problem.at(
                    new Source(option, tag).start(),
                    "no task has the tag `%s`: none has any".formatted(tag),
                    "leave %s out".formatted(option))
                : unknown(option, "tag", tag, known));
      }
    }
  }

  private static Problem unknown(String option, String what, String word, Iterable<String> known) {
    return Problem.unknownWord(new Source(option, word).start(), what, word, known);
  }
}
