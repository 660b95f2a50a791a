package org.mastoplay.host;

import java.util.regex.Pattern;
import org.mastoplay.host.Identity.Become;
import org.mastoplay.text.Diagnosis;

/** Says why doas refused, and what to write into its configuration. */
final class DoasTrouble {
  private static final Pattern PASSWORD_NEEDED =
      Pattern.compile("doas: (Authentication required|a tty is required|Authorization required)");
  private static final Pattern NO_RULE = Pattern.compile("doas: Operation not permitted");
  private static final Pattern NO_CONFIGURATION = Pattern.compile("doas is not enabled");
  private static final Pattern BAD_CONFIGURATION =
      Pattern.compile("syntax error at line|is not owned by root|writable by group or other");

  private DoasTrouble() {}

  /** Whether what was said is doas's own, and not that it is missing. */
  static boolean isKnown(String words) {
    return isAsking(words)
        || NO_RULE.matcher(words).find()
        || NO_CONFIGURATION.matcher(words).find()
        || BAD_CONFIGURATION.matcher(words).find();
  }

  static Diagnosis refused(Target target, String login, Become become, String words) {
    var host = target.host();
    var user = become.user();
    if (BAD_CONFIGURATION.matcher(words).find()) {
      return Diagnosis.of("doas on %s does not accept its own configuration.".formatted(host))
          .remedy(
              "as root on the host, correct /etc/doas.conf (`doas -C /etc/doas.conf` checks it; it"
                  + " must belong to root, with the mode 0600).")
          .words(words);
    }
    var what =
        isAsking(words)
            ? Diagnosis.of(
                    "doas on %s wants a password before %s may become %s."
                        .formatted(host, login, user))
                .because("it asks on a terminal only, and mastoplay has none there.")
            : Diagnosis.of("%s has no right to become %s on %s.".formatted(login, user, host))
                .because(
                    NO_CONFIGURATION.matcher(words).find()
                        ? "there is no /etc/doas.conf."
                        : "no line of /etc/doas.conf there permits it.");
    return what.remedy(
            "as root on the host, put the line `permit nopass %s as %s` at the end of /etc/doas.conf."
                    .formatted(login, user)
                + " Of the lines that fit, the last one counts.")
        .words(words);
  }

  private static boolean isAsking(String words) {
    return PASSWORD_NEEDED.matcher(words).find();
  }
}
