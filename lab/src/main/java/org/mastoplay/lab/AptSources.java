package org.mastoplay.lab;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Where hosts get Debian's packages: from the mirrors that the machine itself uses.
 *
 * @param mirror the archive's address
 * @param security the address of its security updates
 */
record AptSources(String mirror, String security) {
  private static final Pattern MIRROR = Pattern.compile("https?://\\S+/debian/?(?=\\s|$)");
  private static final Pattern SECURITY =
      Pattern.compile("https?://\\S+/debian-security/?(?=\\s|$)");

  /** Finds the mirrors in the machine's own list; Debian's own serve a machine that names none. */
  static AptSources of(String machineSources) {
    var active = machineSources.replaceAll("(?m)^\\s*#.*$", "");
    return new AptSources(
        first(MIRROR, active, "http://deb.debian.org/debian"),
        first(SECURITY, active, "http://deb.debian.org/debian-security"));
  }

  /** The hosts' own file of sources, in the form of sources.list(5) called DEB822. */
  String text(Suite suite) {
    return new Resource("debian.sources")
        .filled(Map.of("mirror", mirror, "security", security, "suite", suite.codename()));
  }

  private static String first(Pattern pattern, String text, String otherwise) {
    return pattern.matcher(text).results().map(MatchResult::group).findFirst().orElse(otherwise);
  }
}
