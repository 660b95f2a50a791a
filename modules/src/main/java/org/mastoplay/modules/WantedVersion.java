package org.mastoplay.modules;

import java.util.Optional;
import java.util.regex.Pattern;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;

/** The version of a language that a task names, or a file on the host, such as .ruby-version. */
record WantedVersion(Optional<String> version, Optional<RemotePath> file) {
  // Prints the version without the name of the language that may stand before it.
  static final String SHELL =
      """
      wanted_version() {
        if [ -n "$2" ]; then
          sed -n 's/^[[:space:]]*//; s/^ruby-//; s/^v\\([0-9]\\)/\\1/; s/[[:space:]].*$//; /./{p;q;}' \\
            "$2" 2>/dev/null
        else
          printf '%s\\n' "$1"
        fi
      }
      """;
  private static final String REQUIRE =
      SHELL
          + """
          [ -n "$(wanted_version "$1" "$2")" ] && exit
          echo "The file $2 is not there, or it names no version: check the program out first." >&2
          exit 1
          """;
  private static final Pattern NUMBERS = Pattern.compile("v?\\d+(\\.\\d+)*([-.][A-Za-z0-9.]+)?");

  /** Checks what a task was given. */
  WantedVersion {
    if (version.isPresent() && file.isPresent()) {
      throw new IllegalArgumentException("give either `version` or `version_file`");
    }
    version.ifPresent(it -> {
      if (!NUMBERS.matcher(it).matches()) {
        throw new IllegalArgumentException(
            "`%s` is not a version: write numbers, such as 22 or 3.3.8".formatted(it));
      }
    });
  }

  boolean isNamed() {
    return version.isPresent() || file.isPresent();
  }

  /** What is known of it without the host: the same whether or not the file is there yet. */
  String words() {
    return version.or(() -> file.map(it -> "as in " + it)).orElse("");
  }

  /** Two arguments for {@link #SHELL}. */
  String text() {
    return version.orElse("");
  }

  String fileText() {
    return file.map(RemotePath::text).orElse("");
  }

  /** Fails while the file doesn't say it. */
  Script require() {
    return Script.of(REQUIRE, text(), fileText());
  }

  /** A script that reads the file rests on it. */
  Script about(Script script) {
    return file.map(script::about).orElse(script);
  }

  /** Whether a version is one of those that {@code wanted} means: 22.12.0 is one of 22. */
  static boolean isOneOf(String version, String wanted) {
    return (bare(version) + ".").startsWith(bare(wanted) + ".");
  }

  /** Whether a version has the wanted main number, and is no older in the next. */
  static boolean suffices(String version, String wanted) {
    var have = bare(version).split("[^0-9]+");
    var want = bare(wanted).split("[^0-9]+");
    return have[0].equals(want[0])
        && (want.length == 1 || (have.length > 1 && number(have[1]) >= number(want[1])));
  }

  private static int number(String digits) {
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  private static String bare(String version) {
    return version.startsWith("v") ? version.substring(1) : version;
  }
}
