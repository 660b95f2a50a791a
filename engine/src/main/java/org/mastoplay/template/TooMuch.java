package org.mastoplay.template;

/** Thrown when a template uses more than its {@link Limits}; the message says of what. */
final class TooMuch extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooMuch(String message) {
    super(message);
  }
}
