package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mastoplay.module.Action;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query;
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.Touch;

/** How apt-get is run so that it never asks, and gets over what another run left behind. */
final class AptGet {
  // DPkg::Lock::Timeout waits for another apt or dpkg; the lock of the lists knows no waiting.
  // Whatever interrupted dpkg, apt-get itself says what mends it; a second try follows.
  private static final String RUN =
      """
      timeout=$1; shift
      apt_get() {
        apt-get -y -q -o DPkg::Lock::Timeout="$timeout" -o Dpkg::Options::=--force-confdef \\
          -o Dpkg::Options::=--force-confold -o APT::Update::Error-Mode=any "$@"
      }
      apt_get "$@" && exit
      status=$?
      if [ -n "$(ls -A /var/lib/dpkg/updates)" ] || [ -n "$(dpkg --audit)" ]; then
        dpkg --configure -a && apt_get "$@"
        exit
      fi
      exit "$status"
      """;
  private static final String UPDATE =
      """
      left=$1
      until out=$(apt-get -q -o APT::Update::Error-Mode=any update 2>&1); do
        case $out in
          *"Could not get lock"*) [ "$left" -gt 0 ] || { echo "$out" >&2; exit 1; } ;;
          *) echo "$out" >&2; exit 1 ;;
        esac
        sleep 2
        left=$((left - 2))
      done
      touch /var/lib/apt/lists
      """;
  // How many seconds ago the lists were refreshed. Lists older than the sources are as good as
  // none.
  private static final String LISTS =
      """
      lists=/var/lib/apt/lists newest=0
      ls "$lists" 2>/dev/null | grep -q _ || { echo never; exit; }
      for stamp in "$lists" /var/lib/apt/periodic/update-success-stamp; do
        [ -e "$stamp" ] || continue
        changed=$(find /etc/apt/sources.list /etc/apt/sources.list.d -newer "$stamp" -type f \\
          2>/dev/null)
        [ -z "$changed" ] || continue
        time=$(stat -c %Y "$stamp")
        [ "$time" -le "$newest" ] || newest=$time
      done
      echo $(($(date +%s) - newest))
      """;
  // A dpkg that was interrupted is repaired by the run itself; until then nothing can be simulated.
  private static final String TRIAL =
      """
      apt-get -q -s -y -o Debug::NoLocking=1 "$@" && exit
      status=$?
      if [ -n "$(ls -A /var/lib/dpkg/updates)" ] || [ -n "$(dpkg --audit)" ]; then exit 0; fi
      exit "$status"
      """;
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "DEBIAN_FRONTEND", "noninteractive",
          "NEEDRESTART_MODE", "a",
          "APT_LISTCHANGES_FRONTEND", "none",
          "LC_ALL", "C");

  /** How old the lists of packages are. */
  enum Lists {
    FRESH,
    STALE,
    NEVER,
    /** Refreshed by then, says a dry run, which can't know what will stand in them. */
    UNSEEN
  }

  private AptGet() {}

  static Probe<Lists> lists(int validSeconds) {
    return Probe.script(Script.of(LISTS).with(ENVIRONMENT))
        .map(it -> age(it.output().orElse("").strip(), validSeconds));
  }

  private static Lists age(String word, int validSeconds) {
    return switch (word) {
      case "never" -> Lists.NEVER;
      case "unseen" -> validSeconds == 0 ? Lists.STALE : Lists.UNSEEN;
      default ->
          word.matches("-?\\d{1,9}") && Integer.parseInt(word) < validSeconds
              ? Lists.FRESH
              : Lists.STALE;
    };
  }

  /** What is known of the lists after they were refreshed. */
  static Touch.Becomes<?> refreshed() {
    return becomes("unseen\n");
  }

  /** What is known of the lists after the sources were changed. */
  static Touch.Becomes<?> outdated() {
    return becomes("outdated\n");
  }

  private static Touch.Becomes<?> becomes(String word) {
    return Touch.becomes(
        new Query.OfScript(Script.of(LISTS).with(ENVIRONMENT)), new ScriptState.Ran(0, word, ""));
  }

  static Action update(int timeout) {
    return new Action.Run(Script.of(UPDATE, String.valueOf(timeout)).with(ENVIRONMENT));
  }

  static Action run(int timeout, List<String> words) {
    var arguments = new ArrayList<String>();
    arguments.add(String.valueOf(timeout));
    arguments.addAll(words);
    return new Action.Run(Script.of(RUN, arguments.toArray(String[]::new)).with(ENVIRONMENT));
  }

  /** Prints what a command would do, or fails as it would fail. */
  static Script trial(List<String> words) {
    return Script.of(TRIAL, words.toArray(String[]::new)).with(ENVIRONMENT);
  }

  /** The versions that the lists have of a package. */
  static Probe<List<String>> versions(String name) {
    return Probe.script(Script.command("apt-cache", "madison", "--", name).with(ENVIRONMENT))
        .map(it ->
            it.output()
                .orElse("")
                .lines()
                .map(line -> line.split("\\|"))
                .filter(parts -> parts.length == 3)
                .map(parts -> parts[1].strip())
                .toList());
  }

  /** Prints what a command would do, without a lock and without doing it. */
  static Script simulation(List<String> words) {
    var command = new ArrayList<>(List.of("apt-get", "-q", "-s", "-o", "Debug::NoLocking=1"));
    command.addAll(words);
    return Script.command(command).with(ENVIRONMENT);
  }
}
