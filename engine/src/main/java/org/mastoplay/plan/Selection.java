package org.mastoplay.plan;

import java.util.Optional;
import java.util.Set;

/**
 * Which tasks of a playbook are wanted.
 *
 * @param tags only tasks with one of these; {@code all}, {@code tagged} and {@code untagged} are
 *     what they say
 * @param skipTags no task with one of these
 * @param startAt the name of the first task; those before it are left out
 */
public record Selection(Set<String> tags, Set<String> skipTags, Optional<String> startAt) {
  public static final Selection EVERYTHING = new Selection(Set.of(), Set.of(), Optional.empty());

  public Selection {
    tags = Set.copyOf(tags);
    skipTags = Set.copyOf(skipTags);
  }

  /** Whether a task with these tags is wanted, by the rules of Ansible's tags. */
  boolean wants(Set<String> taskTags) {
    return isAskedFor(taskTags) && !isRefused(taskTags);
  }

  private boolean isAskedFor(Set<String> taskTags) {
    if (named(tags, taskTags)) {
      return true;
    }
    if (taskTags.contains("never")) {
      return false;
    }
    return taskTags.contains("always") || tags.isEmpty() || general(tags, taskTags);
  }

  private boolean isRefused(Set<String> taskTags) {
    return named(skipTags, taskTags)
        || (general(skipTags, taskTags) && !taskTags.contains("always"));
  }

  private static boolean named(Set<String> wanted, Set<String> taskTags) {
    return taskTags.stream().anyMatch(wanted::contains);
  }

  private static boolean general(Set<String> wanted, Set<String> taskTags) {
    return wanted.contains("all")
        || (wanted.contains("tagged") && !taskTags.isEmpty())
        || (wanted.contains("untagged") && taskTags.isEmpty());
  }
}
