package org.mastoplay.host;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import org.mastoplay.text.Diagnosis;

/** Says why no connection to a host came about. */
final class ConnectTrouble {
  private final SshSettings settings;
  private final Duration timeout;

  ConnectTrouble(SshSettings settings, Duration timeout) {
    this.settings = settings;
    this.timeout = timeout;
  }

  /** What kept us from reaching the host's port. */
  Diagnosis unreached(IOException why) {
    var address = settings.address();
    var text = String.valueOf(why.getMessage());
    return switch (why) {
      case UnknownHostException _ ->
          Diagnosis.of("There is no host named %s.".formatted(address))
              .because("the name servers don't know that name.")
              .remedy(
                  "check the spelling in the inventory, try `getent hosts %s`, or write the host's IP"
                          .formatted(address)
                      + " address as `ansible_host`.");
      case SocketTimeoutException _ ->
          Diagnosis.of(
                  "%s did not answer within %d seconds.".formatted(where(), timeout.toSeconds()))
              .because(
                  "it is switched off, its address is wrong, or a firewall swallows what is sent to"
                      + " it.")
              .remedy(
                  "check that it runs and that its address is %s; allow port %d in the firewall of"
                          .formatted(address, settings.port())
                      + " the host and of its provider.");
      case NoRouteToHostException _ -> noRoute(text);
      case ConnectException _ when text.toLowerCase(Locale.ROOT).contains("unreachable") ->
          noRoute(text);
      case ConnectException _ ->
          Diagnosis.of("%s refused the connection.".formatted(where()))
              .because(
                  "the host is there, but no SSH server listens on port %d."
                      .formatted(settings.port()))
              .remedy(
                  "name the right port (`ansible_port` in the inventory, or `Port` in"
                      + " ~/.ssh/config), or start the server on the host's console: `systemctl"
                      + " start ssh`.")
              .words(text);
      default -> noRoute(text);
    };
  }

  private Diagnosis noRoute(String text) {
    return Diagnosis.of("There is no way through the network to %s.".formatted(where()))
        .because("the host is switched off, or this machine has no connection to its network.")
        .remedy("check your own connection (a VPN?) and the host's address.")
        .words(text);
  }

  /** What went wrong between the first byte and the login. */
  Diagnosis noHandshake(IOException why, boolean tooLate) {
    var text = String.valueOf(why.getMessage());
    if (tooLate) {
      return Diagnosis.of(
              "%s took the connection, but did not finish greeting us within %d seconds."
                  .formatted(where(), timeout.toSeconds()))
          .because("the host is overloaded, or what listens there is no SSH server.")
          .remedy(
              "see what `%s` does, and allow more time with --timeout."
                  .formatted(settings.sshCommand()))
          .words(text);
    }
    if (text.contains("Unable to reach a settlement")) {
      return Diagnosis.of("%s and mastoplay have no algorithm in common.".formatted(where()))
          .because("its SSH server is too old, or allows too little.")
          .remedy(
              "upgrade the host's openssh-server; mastoplay uses curve25519 or nistp, AES-GCM or"
                  + " AES-CTR, and SHA-2 only.")
          .words(text);
    }
    if (text.contains("certificate check failed")) {
      return Diagnosis.of("The host certificate of %s is not valid.".formatted(where()))
          .because("it has expired, or was made out to another name.")
          .remedy("ask whoever runs the certificate authority for a new one.")
          .words(text);
    }
    if (text.contains("SSHv2") || (text.contains("identification") && !text.contains("closed"))) {
      return Diagnosis.of("What listens at %s is no SSH server.".formatted(where()))
          .remedy(
              "name the right port: `ansible_port` in the inventory, or `Port` in ~/.ssh/config.")
          .words(text);
    }
    return Diagnosis.of("%s closed the connection before the login.".formatted(where()))
        .because(
            "its SSH server has too many logins at once (MaxStartups), a guard such as fail2ban has"
                + " banned this machine, or it has just been started.")
        .remedy("wait a minute and run mastoplay again, with fewer hosts at once (--forks).")
        .words(text);
  }

  /** The host to go through would not connect us. */
  Diagnosis notThrough(String jump, IOException why) {
    return Diagnosis.of("%s could not connect us to %s.".formatted(jump, where()))
        .because(
            "seen from there the host can't be reached, or its SSH server does not allow to go"
                + " through (AllowTcpForwarding).")
        .remedy("on %s, try `nc -zv %s %d`.".formatted(jump, settings.address(), settings.port()))
        .words(String.valueOf(why.getMessage()));
  }

  Diagnosis proxyCommand(String command) {
    return Diagnosis.of(
            "mastoplay can't go through a ProxyCommand to %s.".formatted(settings.name()))
        .because("~/.ssh/config, or the inventory, says `ProxyCommand %s`.".formatted(command))
        .remedy("use `ProxyJump HOST` instead, where the command only goes through another host.");
  }

  private String where() {
    return "%s (port %d)"
        .formatted(
            settings.name().equals(settings.address())
                ? settings.name()
                : "%s, which is %s".formatted(settings.name(), settings.address()),
            settings.port());
  }
}
