package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mastoplay.module.Action;
import org.mastoplay.module.Script;

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
  // Lists older than the sources are as good as none.
  private static final String LISTS =
      """
      lists=/var/lib/apt/lists
      ls "$lists" 2>/dev/null | grep -q _ || { echo never; exit; }
      for stamp in "$lists" /var/lib/apt/periodic/update-success-stamp; do
        [ -e "$stamp" ] || continue
        if [ $(($(date +%s) - $(stat -c %Y "$stamp"))) -lt "$1" ]; then
          changed=$(find /etc/apt/sources.list /etc/apt/sources.list.d -newer "$stamp" -type f \\
            2>/dev/null)
          [ -n "$changed" ] || { echo fresh; exit; }
        fi
      done
      echo stale
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
    NEVER;

    static Lists of(String word) {
      return switch (word.strip()) {
        case "fresh" -> FRESH;
        case "never" -> NEVER;
        default -> STALE;
      };
    }
  }

  private AptGet() {}

  /** Tells whether the lists are younger than some seconds. */
  static Script lists(int seconds) {
    return Script.of(LISTS, String.valueOf(seconds));
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

  /** Prints what a command would do, without a lock and without doing it. */
  static Script simulation(List<String> words) {
    var command = new ArrayList<>(List.of("apt-get", "-q", "-s", "-o", "Debug::NoLocking=1"));
    command.addAll(words);
    return Script.command(command).with(ENVIRONMENT);
  }
}
