package org.mastoplay.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How to reach one host by SSH, with everything decided.
 *
 * @param name what the person calls the host; {@code ssh NAME} reaches it
 * @param address the name or address to connect to
 * @param hostKeyName the name under which known_hosts lists it, if not the address
 * @param explicitKeys private keys that the person named; they must be there
 * @param keys further private keys, tried if they are there
 * @param onlyTheseKeys whether the agent's other keys are left alone
 * @param agent the socket of the SSH agent
 * @param jumps hosts to go through, in order
 * @param proxyCommand a command to connect through, which mastoplay does not do
 * @param userKnownHosts files of known hosts; new ones go into the first
 * @param acceptNew whether the key of a host never seen before is taken on trust
 * @param hashNames whether names in known_hosts are hidden
 * @param aliveInterval after how much silence to ask whether the host is there
 * @param aliveCount how many intervals may go unanswered
 */
record SshSettings(
    String name,
    String address,
    int port,
    String user,
    Optional<String> hostKeyName,
    List<Path> explicitKeys,
    List<Path> keys,
    boolean onlyTheseKeys,
    Optional<Path> agent,
    List<Jump> jumps,
    Optional<String> proxyCommand,
    List<Path> userKnownHosts,
    List<Path> globalKnownHosts,
    boolean acceptNew,
    boolean hashNames,
    Duration aliveInterval,
    int aliveCount) {

  static final int DEFAULT_PORT = 22;

  /** The same host, reached through others. */
  SshSettings through(List<Jump> others) {
    return new SshSettings(
        name,
        address,
        port,
        user,
        hostKeyName,
        explicitKeys,
        keys,
        onlyTheseKeys,
        agent,
        others,
        others.isEmpty() ? proxyCommand : Optional.empty(),
        userKnownHosts,
        globalKnownHosts,
        acceptNew,
        hashNames,
        aliveInterval,
        aliveCount);
  }

  /** The command by which a person reaches the host, for advice. */
  String sshCommand() {
    var port = this.port == DEFAULT_PORT ? "" : "-p %d ".formatted(this.port);
    return "ssh %s%s@%s".formatted(port, user, name);
  }

  /** The name under which the host's key is kept, as OpenSSH writes it into known_hosts. */
  String knownHostsName() {
    return hostKeyName.orElseGet(
        () -> port == DEFAULT_PORT ? address : "[%s]:%d".formatted(address, port));
  }
}
