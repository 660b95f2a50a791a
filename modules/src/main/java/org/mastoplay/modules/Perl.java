package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.List;
import org.mastoplay.module.Script;
import org.mastoplay.text.Diagnosis;

/**
 * Checks in Perl: its base, with sockets, is on every Debian and Ubuntu, whatever else is missing.
 */
final class Perl {
  /** {@code note} prints a line; {@code reach} connects, or tells {@code trouble} and ends. */
  private static final String COMMON =
      """
      use strict; use warnings; use IO::Socket::IP; use Socket;
      $| = 1; $SIG{PIPE} = "IGNORE";
      sub note { print join(" ", map { s/[\\r\\n]+/ /gr } @_), "\\n" }
      sub reach {
        my ($host, $port, $timeout) = @_;
        my $socket = IO::Socket::IP->new(
          PeerHost => $host, PeerPort => $port, Type => SOCK_STREAM, Timeout => $timeout);
        return $socket if $socket;
        note("trouble", $@ || $!);
        exit 0;
      }
      """;

  private Perl() {}

  /** A script of Perl, with its arguments. */
  static Script script(String code, String... arguments) {
    var words = new ArrayList<>(List.of("perl", "-e", COMMON + code));
    words.addAll(List.of(arguments));
    return Script.command(words);
  }

  /** Why nobody could be reached, from the words of the operating system. */
  static Diagnosis trouble(String host, int port, int timeout, String words) {
    var at = "%s:%d".formatted(host, port);
    if (words.contains("refused")) {
      return Diagnosis.of("Nothing listens at %s.".formatted(at))
          .because("The machine is there, but it refuses the connection.")
          .remedy("See that the service runs, and that it listens at this address and port.");
    }
    if (words.matches("(?s).*(timed out|in progress|timeout).*")) {
      return Diagnosis.of("No answer from %s within %d seconds.".formatted(at, timeout))
          .because("The machine is down, or a firewall on the way drops what is sent to this port.")
          .remedy("Check the address, and the firewalls of both sides and of the provider.");
    }
    if (words.matches("(?s).*(not known|Temporary failure|No address|nodename|resol).*")) {
      return Diagnosis.of("The name %s leads nowhere.".formatted(host))
          .because("No name server knows an address of it, or none can be reached.")
          .remedy("Check the spelling, and the `nameserver` lines in /etc/resolv.conf.")
          .words(words);
    }
    if (words.matches("(?s).*(route|unreachable).*")) {
      return Diagnosis.of("There is no way to %s.".formatted(at))
          .because("The host's network doesn't lead there: an IPv6 address without IPv6, say.")
          .remedy("Check the address, and the host's network.")
          .words(words);
    }
    return Diagnosis.of("%s can't be reached.".formatted(at)).words(words);
  }
}
