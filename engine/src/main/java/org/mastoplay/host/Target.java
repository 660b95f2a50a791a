package org.mastoplay.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mastoplay.text.Secret;

/**
 * How to reach a host, before {@code ~/.ssh/config} has had its say: what is empty here is decided
 * there, or by OpenSSH's own defaults.
 *
 * @param host its name in the inventory, for messages
 * @param local whether it is this very machine, reached without SSH
 * @param address the name or address to connect to, or an alias of {@code ~/.ssh/config}
 * @param identityFiles private keys to try before any other
 * @param options further settings as {@code ssh -o} takes them, such as {@code
 *     UserKnownHostsFile=/path}
 * @param becomePassword what sudo or su may ask for
 * @param timeout for the connection to be made and the login to succeed
 * @param patience how long the host waits for a new login before it undoes what may have shut us
 *     out; zero if it never does
 */
public record Target(
    String host,
    boolean local,
    String address,
    Optional<Integer> port,
    Optional<String> user,
    List<Path> identityFiles,
    List<String> options,
    Optional<Secret> becomePassword,
    Duration timeout,
    Duration patience) {
  /** Unless the inventory says otherwise. */
  public static final Duration PATIENCE = Duration.ofSeconds(60);

  public Target {
    identityFiles = List.copyOf(identityFiles);
    options = List.copyOf(options);
  }

  /** With the usual patience. */
  public Target(
      String host,
      boolean local,
      String address,
      Optional<Integer> port,
      Optional<String> user,
      List<Path> identityFiles,
      List<String> options,
      Optional<Secret> becomePassword,
      Duration timeout) {
    this(
        host,
        local,
        address,
        port,
        user,
        identityFiles,
        options,
        becomePassword,
        timeout,
        PATIENCE);
  }
}
