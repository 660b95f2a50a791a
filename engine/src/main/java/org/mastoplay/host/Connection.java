package org.mastoplay.host;

/** An open way to one host. */
public interface Connection extends AutoCloseable {
  /**
   * The shell of an identity, opened at its first use and kept.
   *
   * @throws Unreachable if it can't be opened, such as for want of the right to use sudo
   */
  Shell shell(Identity identity);

  @Override
  void close();
}
