package org.mastoplay.module;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.mastoplay.text.Secret;

/** An account. */
public sealed interface AccountState {
  /** There is no such account. */
  record Absent() implements AccountState {}

  /**
   * An account that exists.
   *
   * @param uid unknown only where a dry run lays a new account over what was seen
   * @param group the name of its primary group
   * @param groups the names of its supplementary groups, sorted
   * @param password the field of the shadow file; unknown if the looker may not read it
   * @param expires days since 1970 after which it can't log in, if it expires
   */
  record Present(
      OptionalInt uid,
      String group,
      List<String> groups,
      String comment,
      String home,
      String shell,
      Optional<Secret> password,
      OptionalInt expires)
      implements AccountState {
    public Present {
      groups = groups.stream().sorted().toList();
    }
  }
}
