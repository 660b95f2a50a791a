package org.mastoplay.host;

import org.mastoplay.text.Diagnosis;

/** Thrown when a host can't be reached, won't let us in, or was lost on the way. */
public final class Unreachable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Diagnosis diagnosis;

  public Unreachable(Diagnosis diagnosis) {
    super(diagnosis.what());
    this.diagnosis = diagnosis;
  }

  public Unreachable(Diagnosis diagnosis, Throwable cause) {
    super(diagnosis.what(), cause);
    this.diagnosis = diagnosis;
  }

  public Diagnosis diagnosis() {
    return diagnosis;
  }
}
