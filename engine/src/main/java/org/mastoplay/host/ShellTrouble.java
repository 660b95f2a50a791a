package org.mastoplay.host;

import org.mastoplay.text.Diagnosis;

/** Says what went wrong with a shell that was open, or was about to be. */
final class ShellTrouble {
  private static final String NO_SPACE = "No space left on device";

  private ShellTrouble() {}

  /**
   * The shell ended before it had answered.
   *
   * @param connected whether the connection beneath it is still there
   * @param lastLine what it printed last
   */
  static Diagnosis lost(Target target, boolean connected, String lastLine) {
    var lost =
        connected
            ? Diagnosis.of(
                    "The shell on %s ended in the middle of its work.".formatted(target.host()))
                .because(
                    "something on the host ended it: the command itself, an administrator, or the"
                        + " kernel for want of memory.")
                .remedy(
                    "look at what the host says about it, with `%s`, then run mastoplay again; what"
                            .formatted(onHost(target, "journalctl -n 50"))
                        + " is already done will not be done again.")
            : Diagnosis.of(
                    "The connection to %s was lost in the middle of its work."
                        .formatted(target.host()))
                .because(
                    "the host was restarted or switched off, its network was changed, or the way to"
                        + " it is broken.")
                .remedy(
                    "check that `%s` works, then run mastoplay again; what is already done will not"
                            .formatted(onHost(target, "true"))
                        + " be done again.");
    return lastLine.isBlank() ? lost : lost.words("its last words: " + lastLine);
  }

  static Diagnosis interrupted() {
    return Diagnosis.of("Stopped on request, in the middle of its work.")
        .remedy("run mastoplay again; what is already done will not be done again.");
  }

  /** The host could not store what it was sent. */
  static Diagnosis payloadRefused(String words) {
    if (words.contains(NO_SPACE)) {
      return diskFull(words);
    }
    return Diagnosis.of("The host could not store the files that mastoplay sent.").words(words);
  }

  static boolean isDiskFull(String words) {
    return words.contains(NO_SPACE);
  }

  static Diagnosis diskFull(String words) {
    return Diagnosis.of("The host's disk is full.")
        .because("there is no room left even for mastoplay's own files in /run or /tmp.")
        .remedy(
            "see on the host which file system is full with `df -h` and `df -i`, make room"
                + " (`apt-get clean`, `journalctl --vacuum-size=200M`), then run mastoplay again.")
        .words(words);
  }

  /** The command runs, but does not do what a shell does. */
  static Diagnosis noAnswer(Target target, String words) {
    return Diagnosis.of(
            "%s let us in, but its shell did not answer within %d seconds."
                .formatted(target.host(), target.timeout().toSeconds()))
        .because(
            "the host is overloaded, or a start-up file of the account (such as ~/.bashrc) waits"
                + " for something.")
        .remedy(
            "try `%s`: it must end by itself at once. Or allow more time with `--timeout`."
                .formatted(onHost(target, "/bin/sh -c true")))
        .words(words);
  }

  private static String onHost(Target target, String command) {
    return target.local()
        ? command
        : "ssh %s %s"
            .formatted(
                target.user().map(user -> user + "@").orElse("") + target.address(), command);
  }
}
