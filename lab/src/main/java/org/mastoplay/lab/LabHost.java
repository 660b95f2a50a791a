package org.mastoplay.lab;

import com.google.common.collect.ImmutableSortedSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A host of the lab.
 *
 * @param name its host name and its name in the inventory
 * @param address its IPv4 address, reachable from this machine alone
 * @param suite the release of Debian that it runs
 * @param groups the inventory's groups that it belongs to
 * @param state whether it is switched on
 */
public record LabHost(String name, String address, Suite suite, Set<String> groups, State state) {
  private static final Pattern NAME =
      Pattern.compile(
          "(?=.{1,40}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");

  /** Whether a host is switched on. */
  public enum State {
    /** Booted, or booting. */
    ON,
    /** Switched off; its disk is kept. */
    OFF
  }

  /**
   * Checks the name.
   *
   * @throws LabException when it cannot be a host name
   */
  public LabHost {
    if (!NAME.matcher(name).matches()) {
      throw new LabException(
          "\"%s\" cannot be the name of a host in the lab. Use lower-case letters, digits, dots and"
                  .formatted(name)
              + " hyphens, at most 40 characters, beginning and ending with a letter or digit.");
    }
    groups = ImmutableSortedSet.copyOf(groups);
  }

  boolean isOn() {
    return state == State.ON;
  }

  LabHost in(State now) {
    return new LabHost(name, address, suite, groups, now);
  }

  LabHost in(Set<String> newGroups) {
    return new LabHost(name, address, suite, newGroups, state);
  }
}
