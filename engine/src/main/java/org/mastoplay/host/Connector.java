package org.mastoplay.host;

/** Opens connections. */
public interface Connector {
  /**
   * Connects and logs in.
   *
   * @throws Unreachable with a diagnosis for a beginner
   */
  Connection connect(Target target);
}
