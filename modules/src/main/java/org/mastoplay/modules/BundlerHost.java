package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.mastoplay.module.Content;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;

/** The pieces of shell with which {@link Bundler} looks and acts. */
final class BundlerHost {
  // The gems are checked as they will be wanted: under the settings that are to be, which a copy
  // of the program's own settings gets. Nothing of the program is written.
  private static final String LOOK =
      """
      bundle=$2
      cd "$1" 2>/dev/null || exit 0
      gemfile=${3:-Gemfile}
      [ -e "$gemfile" ] || exit 0
      config=$(dirname "$gemfile")/.bundle/config
      [ ! -r "$config" ] || sed 's/^/setting /' "$config"
      shift 3
      copy=$(mktemp -d) || exit
      trap 'rm -rf "$copy"' EXIT
      [ ! -r "$config" ] || cp "$config" "$copy/config"
      [ -s "$copy/config" ] || echo --- >"$copy/config"
      for key in "$@"; do
        sed -i "/^BUNDLE_$key:/d" "$copy/config"
      done
      cat >>"$copy/config"
      if BUNDLE_APP_CONFIG=$copy "$bundle" check >/dev/null 2>&1; then
        echo complete
      else
        # It can be there without a Ruby to run it.
        "$bundle" --version >/dev/null 2>&1 || echo unasked
      fi
      """;
  private static final String INSTALL =
      """
      bundle=$2 jobs=$4 retry=$5
      if ! cd "$1"; then
        echo "The program isn't there: check it out before its gems are installed." >&2
        exit 1
      fi
      shift 5
      while [ $# -gt 1 ]; do
        "$bundle" config set --local "$1" "$2" || exit
        shift 2
      done
      set -- install
      if [ -n "$jobs" ]; then set -- "$@" --jobs "$jobs"; fi
      if [ -n "$retry" ]; then set -- "$@" --retry "$retry"; fi
      exec "$bundle" "$@"
      """;
  // BUNDLE_MIRROR__HTTPS://RUBYGEMS__ORG/: "https://gems.example/"
  private static final Pattern SETTING = Pattern.compile("setting BUNDLE_(.+?): (?:\"(.*)\"|(.*))");
  // Of the settings, these say which gems are wanted and where they are.
  private static final List<String> DECIDING = List.of("deployment", "path", "without");

  /**
   * What was seen of a program.
   *
   * @param complete whether all its gems are there
   * @param unasked whether Bundler itself, which would know, is not there or does not run
   */
  record Seen(Map<String, String> settings, boolean complete, boolean unasked) {
    static Seen of(String output) {
      var settings = new HashMap<String, String>();
      var complete = false;
      var unasked = false;
      for (var line : output.lines().toList()) {
        var matcher = SETTING.matcher(line);
        if (matcher.matches()) {
          var value = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
          settings.put(name(matcher.group(1)), value.replaceFirst("(://.*?)/+$", "$1"));
        }
        complete |= line.equals("complete");
        unasked |= line.equals("unasked");
      }
      return new Seen(settings, complete, unasked);
    }

    private static String name(String kept) {
      return kept.toLowerCase(Locale.ROOT)
          .replace("___", "-")
          .replace("__", ".")
          .replaceFirst("/+$", "");
    }
  }

  private BundlerHost() {}

  /** Tells the settings of a program, and whether its gems are complete. */
  static Script look(Bundler task) {
    var words = new ArrayList<>(place(task));
    var lines = new StringBuilder();
    task.wantedSettings()
        .forEach((key, value) -> {
          if (DECIDING.contains(key)) {
            words.add(key.toUpperCase(Locale.ROOT));
            lines.append("BUNDLE_%s: \"%s\"\n".formatted(key.toUpperCase(Locale.ROOT), value));
          }
        });
    // It tells itself that Bundler isn't there: what it left behind can be seen without it.
    return script(task, LOOK, words).reading(Content.of(lines.toString())).about(subject(task));
  }

  /** Sets what is to be set, and installs the gems. */
  static Script install(Bundler task) {
    var words = new ArrayList<>(place(task));
    words.add(task.jobs().map(String::valueOf).orElse(""));
    words.add(task.retry().map(String::valueOf).orElse(""));
    task.wantedSettings().forEach((key, value) -> words.addAll(List.of(key, value)));
    return script(task, INSTALL, words)
        .needing(task.executable().map(RemotePath::text).orElse("bundle"));
  }

  /** Not the whole folder: what else is written there doesn't matter to gems. */
  private static RemotePath[] subject(Bundler task) {
    var folder = task.chdir();
    return new RemotePath[] {
      task.gemfile().orElse(folder.child("Gemfile")),
      folder.child("Gemfile.lock"),
      folder.child(".ruby-version"),
      folder.child(".bundle"),
      folder.child("vendor")
    };
  }

  private static List<String> place(Bundler task) {
    return List.of(
        task.chdir().text(),
        task.executable().map(RemotePath::text).orElse("bundle"),
        task.gemfile().map(RemotePath::text).orElse(""));
  }

  private static Script script(Bundler task, String text, List<String> words) {
    var variables = new HashMap<>(Map.of("LC_ALL", "C.UTF-8"));
    task.gemfile().ifPresent(it -> variables.put("BUNDLE_GEMFILE", it.text()));
    return Script.of(text, words.toArray(String[]::new)).with(variables);
  }
}
