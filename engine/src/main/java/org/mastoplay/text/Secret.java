package org.mastoplay.text;

import java.util.Objects;

/** A text that is never shown: it prints as dots wherever it goes. */
public record Secret(String reveal) {
  /** What stands in a secret's place wherever a person or a machine may read it. */
  public static final String DOTS = "••••••";

  public Secret {
    Objects.requireNonNull(reveal, "reveal is null");
  }

  @Override
  public String toString() {
    return DOTS;
  }
}
