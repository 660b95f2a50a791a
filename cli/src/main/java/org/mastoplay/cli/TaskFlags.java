package org.mastoplay.cli;

import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;

/** The flags that say which of a playbook's tasks are meant. */
final class TaskFlags implements Arguments {
  private final Argument<List<String>> onlyTags =
      Argument.all(
          String.class,
          OptionSpec.builder("-t", "--tags")
              .paramLabel("TAG")
              .splitRegex(",")
              .description("Only tasks with one of these tags."));

  private final Argument<List<String>> withoutTags =
      Argument.all(
          String.class,
          OptionSpec.builder("--skip-tags")
              .paramLabel("TAG")
              .splitRegex(",")
              .description("No tasks with one of these tags."));

  final Argument<Optional<String>> startAtTask =
      Argument.optional(
          String.class,
          OptionSpec.builder("--start-at-task")
              .paramLabel("NAME")
              .description("Leave out the tasks before this one."));

  @Override
  public Stream<Argument<?>> all() {
    return Stream.of(onlyTags, withoutTags, startAtTask);
  }

  Set<String> tags() {
    return ImmutableSet.copyOf(onlyTags.get());
  }

  Set<String> skipTags() {
    return ImmutableSet.copyOf(withoutTags.get());
  }
}
