package org.mastoplay.modules;

import java.util.Optional;
import java.util.regex.Pattern;
import org.mastoplay.module.Doc;

/**
 * A Debian package that a task names.
 *
 * @param version may hold {@code *}, as apt takes it
 */
@Doc("package, or package=version")
record PackageRequest(String name, Optional<String> version) {
  // Debian policy 5.6.1, and the architecture that apt takes behind a colon.
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9+.-]+(:[a-z0-9-]+)?");

  /**
   * Reads {@code nginx} or {@code nginx=1.26.*}.
   *
   * @throws IllegalArgumentException if the name can't be a package's
   */
  public static PackageRequest parse(String text) {
    var parts = text.split("=", 2);
    if (!NAME.matcher(parts[0]).matches()) {
      throw new IllegalArgumentException(
          "`%s` can't be the name of a package: it takes small letters, digits, `+`, `-` and `.`"
              .formatted(parts[0]));
    }
    return new PackageRequest(
        parts[0], parts.length == 2 ? Optional.of(parts[1]) : Optional.empty());
  }

  boolean accepts(String installed) {
    return version
        .map(it -> installed.matches("\\Q" + it.replace("*", "\\E.*\\Q") + "\\E"))
        .orElse(true);
  }

  /** As apt-get takes it. */
  String argument() {
    return version.map(it -> name + "=" + it).orElse(name);
  }
}
