package org.mastoplay.plan;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where, as whom and in which environment a task acts.
 *
 * @param host another host than the one whose turn it is, if the task is delegated
 * @param user nobody else than who logged in, unless given
 * @param method sudo, su or doas
 * @param environment what is added to the environment
 */
public record Acting(
    Optional<String> host, Optional<String> user, String method, Map<String, String> environment) {
  /** As whoever logged in, on the host itself. */
  public static final Acting AS_LOGIN = new Acting(Optional.empty(), "sudo");

  public Acting {
    environment = ImmutableMap.copyOf(environment);
  }

  public Acting(Optional<String> user, String method) {
    this(Optional.empty(), user, method, Map.of());
  }

  Acting on(Optional<String> otherHost) {
    return new Acting(otherHost, user, method, environment);
  }

  Acting in(Map<String, String> added) {
    return new Acting(host, user, method, added);
  }
}
