package org.mastoplay.lab;

/** Says what the lab could not do, why, and what a person can do about it. */
public final class LabException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Takes the whole message, in sentences fit to be shown as they are. */
  public LabException(String message) {
    super(message);
  }

  LabException(String message, Throwable cause) {
    super(message, cause);
  }
}
