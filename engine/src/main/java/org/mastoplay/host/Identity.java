package org.mastoplay.host;

/** As whom a shell runs on a host. */
public sealed interface Identity {
  /** As the account that logged in. */
  record Login() implements Identity {}

  /** As another account, reached by {@code method}. */
  record Become(String user, Method method) implements Identity {}

  /** How to become somebody else. */
  enum Method {
    SUDO,
    SU,
    DOAS
  }
}
