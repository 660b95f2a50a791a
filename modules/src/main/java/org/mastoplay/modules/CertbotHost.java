package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mastoplay.module.Action;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;

/** The pieces of shell with which {@link Certbot} looks and acts. */
final class CertbotHost {
  private static final String LOOK =
      """
      cert=/etc/letsencrypt/live/$1/cert.pem settings=/etc/letsencrypt/renewal/$1.conf
      if systemctl is-enabled -q certbot.timer 2>/dev/null &&
        systemctl is-active -q certbot.timer; then echo 'timer on'; fi
      [ -e "$cert" ] || exit 0
      words=$(openssl x509 -in "$cert" -noout -text) || exit
      echo "ends $(openssl x509 -in "$cert" -noout -enddate | cut -d= -f2)"
      if openssl x509 -in "$cert" -noout -checkend "$2" >/dev/null; then echo 'fresh yes'; fi
      case $words in
        *'Public Key Algorithm: rsaEncryption'*) echo 'key rsa' ;;
        *) echo 'key ecdsa' ;;
      esac
      printf '%s\\n' "$words" | grep -o 'DNS:[^, ]*' | sed 's/^DNS:/domain /'
      [ -e "$settings" ] || exit 0
      sed -n 's/^server *= */authority /p; s/^renew_hook *= */hook /p' "$settings"
      """;
  // Whoever looks for the cause of a failure wants to know where the names should lead.
  private static final String ISSUE =
      """
      certbot "$@" 2>&1 && exit
      status=$?
      echo "This host has the addresses $(hostname -I)"
      exit "$status"
      """;
  private static final String HOOK =
      """
      file=/etc/letsencrypt/renewal/$1.conf
      new=$(mktemp -- "$file.XXXXXX") || exit
      trap 'rm -f -- "$new"' EXIT
      awk '/^renew_hook *=/ { next } { print }
        /^\\[renewalparams\\]/ { print "renew_hook = \\"" ENVIRON["HOOK"] "\\"" }' "$file" >"$new" &&
        chmod --reference="$file" -- "$new" && mv -fT -- "$new" "$file"
      """;

  private CertbotHost() {}

  /** Prints what there is, a line each. */
  static Script look(Certbot task) {
    return Script.of(LOOK, task.name(), String.valueOf(task.renewWithin() * 86_400L))
        .needing("certbot", "openssl")
        .with(Map.of("LC_ALL", "C"));
  }

  /**
   * Has a certificate issued.
   *
   * @param anew whether a new one is wanted though there is one for the same names
   */
  static Action issue(Certbot task, boolean anew) {
    var words =
        new ArrayList<>(
            List.of("certonly", "--non-interactive", "--agree-tos", "--cert-name", task.name()));
    task.domains().forEach(it -> words.addAll(List.of("-d", it)));
    words.addAll(
        task.email()
            .map(it -> List.of("--email", it))
            .orElse(List.of("--register-unsafely-without-email")));
    words.addAll(List.of("--server", task.authority()));
    words.addAll(List.of("--key-type", task.keyType().name().toLowerCase(Locale.ROOT)));
    words.addAll(method(task));
    words.add("--renew-with-new-domains");
    words.add(anew ? "--force-renewal" : "--keep-until-expiring");
    task.preHook().ifPresent(it -> words.addAll(List.of("--pre-hook", it)));
    task.postHook().ifPresent(it -> words.addAll(List.of("--post-hook", it)));
    task.deployHook().ifPresent(it -> words.addAll(List.of("--deploy-hook", it)));
    return run(task, Script.of(ISSUE, words.toArray(String[]::new)));
  }

  private static List<String> method(Certbot task) {
    return switch (task.method()) {
      case WEBROOT -> List.of("--webroot", "-w", task.webroot().map(RemotePath::text).orElse(""));
      case STANDALONE -> List.of("--standalone");
      case NGINX -> List.of("--nginx");
      case DNS -> {
        var words = new ArrayList<>(List.of("--manual", "--preferred-challenges", "dns"));
        task.manualAuthHook().ifPresent(it -> words.addAll(List.of("--manual-auth-hook", it)));
        task.manualCleanupHook()
            .ifPresent(it -> words.addAll(List.of("--manual-cleanup-hook", it)));
        yield words;
      }
    };
  }

  /** Notes down what to do after each new certificate. */
  static Action hook(Certbot task) {
    return new Action.Run(
        Script.of(HOOK, task.name()).with(Map.of("HOOK", task.deployHook().orElse(""))));
  }

  static Action delete(Certbot task) {
    return run(task, Script.command("certbot", "delete", "-n", "--cert-name", task.name()));
  }

  static Action timer() {
    return new Action.Run(
        Script.command("systemctl", "enable", "--now", "certbot.timer").needing("systemctl"));
  }

  private static Action run(Certbot task, Script script) {
    var needing = script.needing("certbot");
    return new Action.Run(
        task.caBundle()
            .map(it -> needing.with(Map.of("REQUESTS_CA_BUNDLE", it.text())))
            .orElse(needing));
  }
}
