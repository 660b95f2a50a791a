package org.mastoplay.cli;

import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** The flags that say which of a playbook's tasks are meant. */
final class TaskFlags {
  @Option(
      names = {"-t", "--tags"},
      paramLabel = "TAG",
      split = ",",
      description = "Only tasks with one of these tags.")
  private List<String> onlyTags = List.of();

  @Option(
      names = "--skip-tags",
      paramLabel = "TAG",
      split = ",",
      description = "No tasks with one of these tags.")
  private List<String> withoutTags = List.of();

  @Option(
      names = "--start-at-task",
      paramLabel = "NAME",
      description = "Leave out the tasks before this one.")
  Optional<String> startAtTask = Optional.empty();

  Set<String> tags() {
    return ImmutableSet.copyOf(onlyTags);
  }

  Set<String> skipTags() {
    return ImmutableSet.copyOf(withoutTags);
  }
}
