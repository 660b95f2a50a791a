package org.mastoplay.host;

import java.util.Optional;
import java.util.function.Function;
import org.mastoplay.text.Secret;

/** Connects to hosts over SSH, and to this machine without. */
public final class HostConnector implements Connector {
  private final Function<String, Optional<Secret>> prompt;

  /**
   * @param prompt asks a person for the passphrase of a key, given the question; empty if nobody
   *     answers
   */
  public HostConnector(Function<String, Optional<Secret>> prompt) {
    this.prompt = prompt;
  }

  @Override
  public Connection connect(Target target) {
    if (target.local()) {
      var launcher = new LocalLauncher();
      var login = System.getProperty("user.name", "root");
      return new HostConnection(new ShellOpener(target, launcher, login), launcher::close);
    }
    throw new UnsupportedOperationException(prompt.toString());
  }
}
