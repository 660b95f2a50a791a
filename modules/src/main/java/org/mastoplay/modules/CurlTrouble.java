package org.mastoplay.modules;

import org.mastoplay.text.Diagnosis;

/** What curl's exit statuses mean, for somebody who has never seen curl. */
final class CurlTrouble {
  private CurlTrouble() {}

  static Diagnosis of(String target, long status, String words) {
    var it =
        switch ((int) status) {
          case 6 ->
              Diagnosis.of("The name in %s leads nowhere.".formatted(target))
                  .because("No name server knows an address of it, or none can be reached.")
                  .remedy("Check the spelling, and the `nameserver` lines in /etc/resolv.conf.");
          case 7 ->
              Diagnosis.of("Nobody answers at %s.".formatted(target))
                  .because("No service listens there, or a firewall refuses the connection.")
                  .remedy("See that the service runs, and that its port is open.");
          case 28 ->
              Diagnosis.of("No answer from %s in time.".formatted(target))
                  .because("The machine is down or busy, or a firewall on the way drops packets.")
                  .remedy(
                      "Check the address, and the firewalls of both sides and of the provider.");
          case 35 ->
              Diagnosis.of("No encrypted connection to %s comes about.".formatted(target))
                  .because("The other side doesn't speak TLS at this port, or none that both know.")
                  .remedy("Check the port, and whether the service speaks TLS there.");
          case 47 ->
              Diagnosis.of("%s redirects again and again.".formatted(target))
                  .because(
                      "Mostly the web server before Mastodon doesn't say `X-Forwarded-Proto:"
                          + " https`, or a CDN asks it without encryption.")
                  .remedy("Set that header in nginx, or the CDN to \"full\" encryption.");
          case 51, 60 ->
              Diagnosis.of("The certificate of %s is not trusted.".formatted(target))
                  .because("It is out of date, for another name, or of an unknown authority.")
                  .remedy("Issue a certificate for this name; `check_tls` tells what is wrong.");
          case 52, 56 ->
              Diagnosis.of("%s ends the connection without an answer.".formatted(target))
                  .because("The service behind it broke off, or speaks another protocol.")
                  .remedy("Look into its log.");
          case 77 ->
              Diagnosis.of("The file with the trusted authorities can't be read.")
                  .remedy("Check `ca_bundle`, or install ca-certificates.");
          default -> Diagnosis.of("%s can't be asked.".formatted(target));
        };
    return it.words(words);
  }
}
