package org.mastoplay.cli;

/** Thrown when a command can't go on; carries the sentences that say why and what to do. */
final class Complaint extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String text;

  Complaint(String text) {
    super(text);
    this.text = text;
  }

  String text() {
    return text;
  }
}
