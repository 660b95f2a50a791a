package org.mastoplay.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mastoplay.text.Secret;

/**
 * What a person asks of a run, beside the playbook.
 *
 * @param inventories files, or lists such as {@code host1,host2,}; none means this machine
 * @param limit a pattern that narrows the plays' hosts
 * @param extraVariables {@code key=value}, YAML, or {@code @file}, as {@code -e} takes them
 * @param forks how many hosts at the same time
 * @param dryRun whether nothing is to be changed
 * @param become whether plays that don't say act as root
 * @param becomeUser as whom plays act that become somebody without saying whom
 * @param startAtTask the name of the first task to look at
 * @param timeout for a connection to be made
 */
public record Options(
    List<String> inventories,
    Optional<String> limit,
    Set<String> tags,
    Set<String> skipTags,
    List<String> extraVariables,
    int forks,
    boolean dryRun,
    boolean become,
    Optional<String> becomeUser,
    Optional<String> user,
    Optional<Path> privateKey,
    Optional<Secret> becomePassword,
    Optional<String> startAtTask,
    Duration timeout) {
  public Options {
    inventories = List.copyOf(inventories);
    tags = Set.copyOf(tags);
    skipTags = Set.copyOf(skipTags);
    extraVariables = List.copyOf(extraVariables);
  }
}
