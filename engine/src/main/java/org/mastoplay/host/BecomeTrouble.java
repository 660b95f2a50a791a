package org.mastoplay.host;

import java.util.Locale;
import java.util.regex.Pattern;
import org.mastoplay.host.Identity.Become;
import org.mastoplay.host.Identity.Login;
import org.mastoplay.host.Identity.Method;
import org.mastoplay.text.Diagnosis;

/**
 * Says why a shell under some identity was refused, by what sudo, su, doas or the account's shell
 * said.
 */
final class BecomeTrouble {
  private static final Pattern PASSWORD_NEEDED =
      Pattern.compile("a password is required|a terminal is required|no tty present");
  private static final Pattern NOT_ALLOWED =
      Pattern.compile("not in the sudoers file|not allowed to (execute|run)|may not run sudo");
  private static final Pattern WRONG_PASSWORD =
      Pattern.compile("incorrect password|[Ss]orry, try again|Authentication failure");
  private static final Pattern NO_COMMAND =
      Pattern.compile("(sudo|su|doas|runuser)['’:]*.*(No such file or directory|not found)");
  private static final Pattern NO_ACCOUNT =
      Pattern.compile("unknown user|user .* does not exist|No passwd entry");

  private BecomeTrouble() {}

  static boolean passwordIsNeeded(String words) {
    return PASSWORD_NEEDED.matcher(words).find();
  }

  static Diagnosis noAccountName(String user) {
    return Diagnosis.of("`%s` can't be the name of an account.".formatted(user))
        .remedy("correct `become_user`.");
  }

  static Diagnosis needsPassword(Target target, String login, Become become, String words) {
    var tool = tool(become);
    var needed =
        Diagnosis.of(
                "%s on %s wants a password before %s may become %s."
                    .formatted(tool, target.host(), login, become.user()))
            .words(words);
    return become.method() == Method.SU
        ? needed.remedy(
            "run mastoplay with -K, which asks for %s's password once.".formatted(become.user()))
        : needed.remedy(
            "run mastoplay with -K, which asks for %s's password once. Or let %s use sudo without:"
                    .formatted(login, login)
                + " put the line `%s ALL=(ALL) NOPASSWD: ALL` into /etc/sudoers.d/%s on the host"
                    .formatted(login, login)
                + " (with `visudo -f`).");
  }

  /** What went wrong once the password had been sent. */
  static Diagnosis afterPassword(Target target, String login, Become become, String words) {
    if (NOT_ALLOWED.matcher(words).find() || NO_ACCOUNT.matcher(words).find()) {
      return refused(target, login, become, words);
    }
    var whose = become.method() == Method.SU ? become.user() : login;
    return Diagnosis.of(
            "%s on %s did not accept the password.".formatted(tool(become), target.host()))
        .because("it wants the password of %s.".formatted(whose))
        .remedy(
            "run mastoplay again with -K and type that password. It was tried once only, so that"
                + " the account is not locked.")
        .words(words);
  }

  /** What went wrong, by what was said instead of a greeting. */
  static Diagnosis refused(Target target, String login, Identity identity, String words) {
    if (ShellTrouble.isDiskFull(words)) {
      return ShellTrouble.diskFull(words);
    }
    return switch (identity) {
      case Login() -> noLoginShell(target, login, words);
      case Become become when become.method() == Method.DOAS && DoasTrouble.isKnown(words) ->
          DoasTrouble.refused(target, login, become, words);
      case Become become -> notBecome(target, login, become, words);
    };
  }

  private static Diagnosis notBecome(Target target, String login, Become become, String words) {
    var host = target.host();
    var user = become.user();
    if (NO_ACCOUNT.matcher(words).find()) {
      return Diagnosis.of("There is no account `%s` on %s.".formatted(user, host))
          .remedy("correct `become_user`, or create the account in an earlier task.")
          .words(words);
    }
    if (NO_COMMAND.matcher(words).find()) {
      return Diagnosis.of("%s is not installed on %s.".formatted(tool(become), host))
          .because("mastoplay logs in as %s and must become %s.".formatted(login, user))
          .remedy(
              "log in as root instead (`-u root`), or install it there as root: `apt-get install %s`."
                  .formatted(become.method() == Method.DOAS ? "opendoas" : "sudo"))
          .words(words);
    }
    if (NOT_ALLOWED.matcher(words).find()) {
      return Diagnosis.of("%s has no right to become %s on %s.".formatted(login, user, host))
          .because("sudo there does not list %s, or lists it for other commands.".formatted(login))
          .remedy(
              "as root on the host, run `adduser %s sudo`, or log in as another user with `-u`."
                  .formatted(login))
          .words(words);
    }
    if (WRONG_PASSWORD.matcher(words).find()) {
      return afterPassword(target, login, become, words);
    }
    return Diagnosis.of("%s could not become %s on %s.".formatted(login, user, host))
        .because("%s refused.".formatted(tool(become)))
        .remedy(
            "log in to the host as %s and see what `%s` says."
                .formatted(
                    login,
                    become.method() == Method.SU
                        ? "su " + user
                        : "%s -u %s true".formatted(tool(become), user)))
        .words(words);
  }

  private static Diagnosis noLoginShell(Target target, String login, String words) {
    return Diagnosis.of("%s let %s in, but would not run /bin/sh.".formatted(target.host(), login))
        .because(
            "the account's login shell refuses commands (nologin, false), its start-up files end"
                + " it, or the key is bound to one fixed command.")
        .remedy(
            "on the host, see the last field of `getent passwd %s`; `chsh -s /bin/bash %s` as root"
                    .formatted(login, login)
                + " gives the account a shell. Or log in as another user with `-u`.")
        .words(words);
  }

  private static String tool(Become become) {
    return become.method().name().toLowerCase(Locale.ROOT);
  }
}
