package org.mastoplay.host;

import java.util.Optional;

/** An open way to one host. */
public interface Connection extends AutoCloseable {
  /**
   * The shell of an identity, opened at its first use and kept.
   *
   * @param lane tells shells of one identity apart that work at the same time
   * @throws Unreachable if it can't be opened, such as for want of the right to use sudo
   */
  Shell shell(Identity identity, int lane);

  /** The shell of an identity for whatever is done one after the other. */
  default Shell shell(Identity identity) {
    return shell(identity, 0);
  }

  /** The account that logged in; nothing on this machine, where nobody has to. */
  default Optional<String> login() {
    return Optional.empty();
  }

  @Override
  void close();
}
