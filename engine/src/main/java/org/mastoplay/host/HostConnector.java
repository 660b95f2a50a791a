package org.mastoplay.host;

import java.util.Optional;
import java.util.function.Function;
import org.mastoplay.text.Secret;

/** Connects to hosts over SSH, and to this machine without; may be used by many threads at once. */
public final class HostConnector implements Connector {
  private final Workstation here;
  private final SshConfig resolver;
  private final Once<SshDialer> dialer;

  /**
   * @param prompt asks a person for the passphrase of a key, given the question; empty if nobody
   *     answers
   */
  public HostConnector(Function<String, Optional<Secret>> prompt) {
    this(prompt, Workstation.own());
  }

  HostConnector(Function<String, Optional<Secret>> prompt, Workstation here) {
    this.here = here;
    this.resolver = new SshConfig(here);
    // Not before it is needed: it costs time that a run on this machine alone need not spend.
    this.dialer = new Once<>(() -> new SshDialer(resolver, new KeyRing(prompt), new SshCrypto()));
  }

  @Override
  public Connection connect(Target target) {
    if (target.local()) {
      var launcher = new LocalLauncher();
      return new HostConnection(
          new ShellOpener(target, launcher, here.user()), Optional.empty(), launcher::close);
    }
    var settings = resolver.resolve(target);
    var link = dialer.get().dial(settings, target.timeout());
    return new HostConnection(
        new ShellOpener(target, link, settings.user()), Optional.of(settings.user()), link::close);
  }
}
