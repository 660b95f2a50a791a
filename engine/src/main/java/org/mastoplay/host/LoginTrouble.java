package org.mastoplay.host;

import java.util.List;
import java.util.stream.Collectors;
import org.mastoplay.text.Diagnosis;

/** Says why a host would not let us in. */
final class LoginTrouble {
  private LoginTrouble() {}

  /**
   * No key was accepted.
   *
   * @param methods what the server would have accepted, as SSH names it
   * @param partly whether a key was accepted, but something more is asked for
   */
  static Diagnosis refused(
      SshSettings settings, List<LoginKey> tried, List<String> methods, boolean partly) {
    var accepts =
        methods.stream().allMatch(String::isBlank)
            ? ""
            : " The server accepts: %s.".formatted(String.join(", ", methods));
    if (partly) {
      return Diagnosis.of(
              "%s accepts the key of %s, but wants more.".formatted(host(settings), user(settings)))
          .because(
              "its sshd asks for a second factor (AuthenticationMethods).%s".formatted(accepts))
          .remedy("give mastoplay an account there that may log in with a key alone.");
    }
    if (tried.isEmpty()) {
      return Diagnosis.of("There is no key to log in to %s with.".formatted(host(settings)))
          .because(
              "no file of a private key was found, and the SSH agent holds none.%s"
                  .formatted(accepts))
          .remedy(
              "name your key with --private-key, or make one with `ssh-keygen -t ed25519` and bring"
                  + " it to the host with `%s`.".formatted(copyId(settings, "")));
    }
    return Diagnosis.of(
            "%s would not let %s in with any of %s."
                .formatted(
                    host(settings),
                    user(settings),
                    tried.size() == 1 ? "1 key" : "%d keys".formatted(tried.size())))
        .because(
            "either there is no account %s, or it does not list any of these keys in its"
                    .formatted(settings.user())
                + " ~/.ssh/authorized_keys:\n%s\n".formatted(listed(tried))
                + (methods.contains("publickey") ? "" : "It does not accept keys at all. ")
                + accepts.strip())
        .remedy(
            "if the user is wrong, name another with `-u`. If the key is wrong, name another with"
                + " --private-key. To let this key in: `%s`."
                    .formatted(copyId(settings, "-i %s ".formatted(tried.getFirst().origin()))));
  }

  static Diagnosis hungUp(SshSettings settings, List<LoginKey> tried, Exception why) {
    return Diagnosis.of("%s hung up during the login.".formatted(host(settings)))
        .because(
            "servers do so after some keys that they don't know (MaxAuthTries, usually 6). %d were"
                    .formatted(tried.size())
                + " offered:\n%s".formatted(listed(tried)))
        .remedy(
            "name the one right key with --private-key, and put `IdentitiesOnly yes` for this host"
                + " into ~/.ssh/config so that the agent's other keys are left out.")
        .words(String.valueOf(why.getMessage()));
  }

  static Diagnosis noAnswer(SshSettings settings, String why) {
    return Diagnosis.of("%s did not finish the login in time.".formatted(host(settings)))
        .because("it is overloaded, or its sshd waits for something, such as a name server.")
        .remedy(
            "see how long `%s true` takes, and allow more with --timeout."
                .formatted(settings.sshCommand()))
        .words(why);
  }

  private static String listed(List<LoginKey> tried) {
    return tried.stream()
        .map(key -> "  %s  %s".formatted(key.fingerprint(), key.origin()))
        .collect(Collectors.joining("\n"));
  }

  private static String copyId(SshSettings settings, String key) {
    var port =
        settings.port() == SshSettings.DEFAULT_PORT ? "" : "-p %d ".formatted(settings.port());
    return "ssh-copy-id %s%s%s@%s".formatted(key, port, settings.user(), settings.name());
  }

  private static String host(SshSettings settings) {
    return settings.name();
  }

  private static String user(SshSettings settings) {
    return "the user `%s`".formatted(settings.user());
  }
}
