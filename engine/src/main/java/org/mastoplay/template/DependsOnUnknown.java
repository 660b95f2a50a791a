package org.mastoplay.template;

/** Thrown when an expression reads what only a real run will tell. */
public final class DependsOnUnknown extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String dependsOn;

  public DependsOnUnknown(String dependsOn) {
    super("known after " + dependsOn);
    this.dependsOn = dependsOn;
  }

  /** The task that has to run first, as a person reads it. */
  public String dependsOn() {
    return dependsOn;
  }
}
