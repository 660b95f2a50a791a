package org.mastoplay.lab;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Locale;

/** A release of Debian that the lab's hosts can run. */
public enum Suite {
  /** Debian 13. */
  TRIXIE,
  /** Debian 12. */
  BOOKWORM;

  /** Debian's own word for the release, as its mirrors use it. */
  public String codename() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Finds a suite by its codename.
   *
   * @throws LabException when there is none of that name
   */
  public static Suite parse(String codename) {
    return Arrays.stream(values())
        .filter(suite -> suite.codename().equals(codename))
        .findFirst()
        .orElseThrow(() ->
            new LabException(
                "The lab has no suite \"%s\". Choose one of: %s."
                    .formatted(
                        codename,
                        Arrays.stream(values()).map(Suite::codename).collect(joining(", ")))));
  }
}
