package org.mastoplay.host;

import java.util.ArrayList;
import java.util.List;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.Service;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AuthMethod;
import net.schmizz.sshj.userauth.method.AuthNone;

/** Logs in to one host with the keys that there are, in OpenSSH's order. */
final class SshLogin {
  private final KeyRing ring;
  private final SshSettings settings;
  private final List<LoginKey> tried = new ArrayList<>();

  SshLogin(KeyRing ring, SshSettings settings) {
    this.ring = ring;
    this.settings = settings;
  }

  /**
   * Logs in.
   *
   * @throws Unreachable if no key is accepted
   * @throws TransportException if the connection breaks
   */
  void logIn(SSHClient client) throws TransportException {
    for (var key : keys()) {
      if (attempt(client, key)) {
        return;
      }
    }
    if (tried.isEmpty() && authenticate(client, new AuthNone())) {
      return;
    }
    throw refused(client);
  }

  /** Those that the person named, then the agent's as far as they are wanted, then the usual. */
  private List<LoginKey> keys() {
    List<LoginKey> keys = new ArrayList<>();
    var inAgent = settings.agent().map(socket -> new SshAgent(socket).keys()).orElse(List.of());
    var named = settings.explicitKeys().stream().map(ring::named).toList();
    var usual = settings.keys().stream().flatMap(path -> ring.usual(path).stream()).toList();
    named.forEach(key -> add(keys, inAgent, key));
    usual.stream().filter(key -> holds(inAgent, key)).forEach(key -> add(keys, inAgent, key));
    if (!settings.onlyTheseKeys()) {
      inAgent.stream().filter(key -> !holds(keys, key)).forEach(keys::add);
    }
    usual.stream().filter(key -> !holds(keys, key)).forEach(keys::add);
    return keys;
  }

  /** The agent spares the question for the passphrase. */
  private static void add(List<LoginKey> keys, List<LoginKey> inAgent, KeyFile key) {
    if (!holds(keys, key)) {
      var held = inAgent.stream().filter(it -> same(it, key)).findFirst();
      keys.add(key.ready() || held.isEmpty() ? key : held.get());
    }
  }

  private static boolean holds(List<LoginKey> keys, LoginKey key) {
    return keys.stream().anyMatch(it -> same(it, key));
  }

  private static boolean same(LoginKey one, LoginKey other) {
    return one.blob().equals(other.blob());
  }

  private boolean attempt(SSHClient client, LoginKey key) throws TransportException {
    tried.add(key);
    return (key.ready() || isAcceptable(client, key))
        && authenticate(client, PublicKeyAuth.prove(key));
  }

  private boolean isAcceptable(SSHClient client, LoginKey key) throws TransportException {
    try {
      send(client, PublicKeyAuth.offer(key));
      return false;
    } catch (PublicKeyAuth.Acceptable yes) {
      return true;
    } catch (UserAuthException broken) {
      throw refused(client, broken);
    }
  }

  private boolean authenticate(SSHClient client, AuthMethod method) throws TransportException {
    try {
      return send(client, method);
    } catch (UserAuthException broken) {
      throw refused(client, broken);
    }
  }

  private boolean send(SSHClient client, AuthMethod method)
      throws UserAuthException, TransportException {
    return client
        .getUserAuth()
        .authenticate(
            settings.user(),
            (Service) client.getConnection(),
            method,
            client.getTransport().getTimeoutMs());
  }

  private Unreachable refused(SSHClient client) {
    var login = client.getUserAuth();
    return new Unreachable(
        LoginTrouble.refused(
            settings, tried, List.copyOf(login.getAllowedMethods()), login.hadPartialSuccess()));
  }

  private Unreachable refused(SSHClient client, UserAuthException broken) {
    return client.getTransport().isRunning()
        ? new Unreachable(
            LoginTrouble.noAnswer(settings, String.valueOf(broken.getMessage())), broken)
        : new Unreachable(LoginTrouble.hungUp(settings, tried, broken), broken);
  }
}
