package org.mastoplay.run;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mastoplay.host.Exchange;
import org.mastoplay.plan.Door;
import org.mastoplay.text.Diagnosis;

/** What is said of changes that might shut us out. */
final class GuardWords {
  static final String LIFTED = "new login proven, guard lifted";

  private GuardWords() {}

  static String announced(Duration patience) {
    return "guarded: if you could not log in again, the host would undo this within %d s"
        .formatted(patience.toSeconds());
  }

  /** An earlier run has not come to the login that would have proven its change. */
  static String left(String host) {
    return ("An earlier run was broken off on %s in a change that might have shut you out. Nothing"
            + " has proven it, so the host puts everything back first, which takes up to a"
            + " minute; this run then makes the change anew.")
        .formatted(host);
  }

  /** The switch could not be set on the host. */
  static Diagnosis notArmed(Exchange.Done done) {
    return Diagnosis.of(
            "The host could not set up the guard that would undo this change if it shut you out;"
                + " nothing was changed.")
        .because("This change touches what decides whether anybody can log in.")
        .remedy(
            "Mend what the host says below. Only if you have another way in, such as your"
                + " provider's console: `mastoplay_guard_seconds: 0` goes without the guard.")
        .words(done.err().isBlank() ? done.out() : done.err());
  }

  /** sshd itself refuses what its files say now. */
  static Diagnosis refusedBySshd(String words) {
    return Diagnosis.of("The SSH server does not accept its settings any more.").words(words);
  }

  /** The host has put everything back. */
  static Diagnosis undone(Door door, Diagnosis why, String log) {
    return worded(
        Diagnosis.of(
                "After this change mastoplay could not log in any more, so the host has put"
                    + " everything back.")
            .because(sentence(why))
            .remedy(
                "The host is as it was before this task. Correct the task so that %s can still log"
                        .formatted(door.login())
                    + " in as the inventory says, and run this again."),
        why,
        log);
  }

  /** The connection broke in the middle of the change. */
  static Diagnosis broken(Door door, Diagnosis lost, String log) {
    return worded(
        Diagnosis.of(
                "The connection was lost while this change was made, so the host has put"
                    + " everything back.")
            .because(sentence(lost))
            .remedy(
                "The host is as it was before this task. If the change itself cuts connections,"
                    + " see that %s can log in during it; then run this again."
                        .formatted(door.login())),
        lost,
        log);
  }

  /** The host has put everything back, and yet nobody gets in. */
  static Diagnosis undoneInVain(Diagnosis why, String log) {
    return worded(
        Diagnosis.of(
                "After this change mastoplay could not log in any more. The host has put"
                    + " everything back, but a new login still fails.")
            .because(sentence(why))
            .remedy(
                "Wait a minute and run this again: a host may turn away whoever failed to log in"
                    + " several times. If that is in vain, use your provider's console."),
        why,
        log);
  }

  /** It is not known whether it has. */
  static Diagnosis silent(Door door, Diagnosis why) {
    return worded(
        Diagnosis.of(
                "After this change mastoplay can't log in any more, and does not know yet whether"
                    + " the host has put everything back.")
            .because(sentence(why))
            .remedy(
                "The host does that by itself within %d s of the change, after a reboot too. Wait"
                        .formatted(door.patience().toSeconds())
                    + " a minute and run this again. If that is in vain, use your provider's"
                    + " console: /var/lib/mastoplay/guard tells what happened."),
        why,
        "");
  }

  private static String sentence(Diagnosis why) {
    return Stream.concat(Stream.of(why.what()), why.why().stream())
        .map(GuardWords::capitalized)
        .collect(Collectors.joining(" "));
  }

  private static String capitalized(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static Diagnosis worded(Diagnosis diagnosis, Diagnosis why, String log) {
    var words =
        Stream.of(why.words(), Optional.of(log))
            .flatMap(Optional::stream)
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining("\n"));
    return words.isEmpty() ? diagnosis : diagnosis.words(words);
  }
}
