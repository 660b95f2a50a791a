package org.mastoplay.host;

import com.hierynomus.sshj.userauth.certificate.Certificate;
import java.security.PublicKey;
import java.util.Locale;
import org.mastoplay.text.Diagnosis;

/** Says why a host's key was refused. */
final class HostKeyTrouble {
  private HostKeyTrouble() {}

  static Diagnosis unknown(SshSettings settings, PublicKey key) {
    var shown = shown(key);
    return Diagnosis.of(
            "The host key of %s is not known here, so it could be any machine."
                .formatted(settings.name()))
        .because(
            "it showed the key %s, and no file of known hosts lists %s."
                .formatted(shown, settings.knownHostsName()))
        .remedy(
            """
            compare the fingerprint with what the host itself says. On the host's own console (your \
            provider's web page has one) run
              ssh-keygen -lf /etc/ssh/ssh_host_%s_key.pub
            If they are the same, run
              %s
            once and answer yes. A script adds the key with
              ssh-keyscan -t %s -p %d %s >> %s\
            """
                .formatted(
                    shown.type().toLowerCase(Locale.ROOT),
                    settings.sshCommand(),
                    shown.type().toLowerCase(Locale.ROOT),
                    settings.port(),
                    settings.address(),
                    file(settings)));
  }

  static Diagnosis changed(SshSettings settings, PublicKey key, KnownHostLine line) {
    return Diagnosis.of(
            "The host key of %s has changed. Somebody may be pretending to be it."
                .formatted(settings.name()))
        .because(
            "it showed the key %s, but %s lists %s. That is so after the host was installed anew,"
                    .formatted(shown(key), line.place(), line.fingerprint())
                + " or when another machine answers in its place.")
        .remedy(
            """
            if you don't know that it was installed anew, stop here and ask whoever runs it. If you \
            do, forget the old key with
              ssh-keygen -f %s -R '%s'
            and run mastoplay again: it will show how to check and add the new one.\
            """
                .formatted(line.file(), settings.knownHostsName()));
  }

  static Diagnosis revoked(SshSettings settings, PublicKey key, KnownHostLine line) {
    return Diagnosis.of("The host key of %s has been revoked.".formatted(settings.name()))
        .because(
            "it showed the key %s, and %s says that this key must never be trusted again: it may"
                    .formatted(shown(key), line.place())
                + " have been stolen.")
        .remedy(
            "give the host a new key (as root there: `rm /etc/ssh/ssh_host_*` and `ssh-keygen -A`),"
                + " or ask whoever wrote that line.");
  }

  private static Fingerprint shown(PublicKey key) {
    return Fingerprint.of(key instanceof Certificate<?> certificate ? certificate.getKey() : key);
  }

  private static String file(SshSettings settings) {
    return settings.userKnownHosts().isEmpty()
        ? "~/.ssh/known_hosts"
        : settings.userKnownHosts().getFirst().toString();
  }
}
