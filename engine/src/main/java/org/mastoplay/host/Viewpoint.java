package org.mastoplay.host;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.Optional;

/**
 * As whom something is looked at.
 *
 * @param user another account than that of the shell, which must be root's then
 * @param environment what is added to the environment of scripts
 */
public record Viewpoint(Optional<String> user, Map<String, String> environment) {
  public Viewpoint {
    environment = ImmutableMap.copyOf(environment);
  }

  /** As the shell's own account. */
  static Viewpoint own(Map<String, String> environment) {
    return new Viewpoint(Optional.empty(), environment);
  }
}
