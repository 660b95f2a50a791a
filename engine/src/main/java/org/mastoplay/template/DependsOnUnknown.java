package org.mastoplay.template;

/** Thrown when an expression reads what only a real run will tell. */
public final class DependsOnUnknown extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String dependsOn;

  public DependsOnUnknown(String dependsOn) {
    // Thrown for each value that waits, and never a defect: a stack trace would cost the most of
    // it.
    super("known after " + dependsOn, null, false, false);
    this.dependsOn = dependsOn;
  }

  /** The task that has to run first, as a person reads it. */
  public String dependsOn() {
    return dependsOn;
  }
}
