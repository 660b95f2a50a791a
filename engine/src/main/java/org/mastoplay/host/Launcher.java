package org.mastoplay.host;

import java.io.IOException;
import java.util.List;

/** Starts commands on a host, as the account that logged in. */
interface Launcher {
  /**
   * Starts a command.
   *
   * @param words plain words that mean the same to every login shell: sh, csh, fish
   * @throws IOException if the host can't be asked to
   */
  Pipes start(List<String> words) throws IOException;

  /** Whether the way to the host is still open. */
  boolean open();
}
