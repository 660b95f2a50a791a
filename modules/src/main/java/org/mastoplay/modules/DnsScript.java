package org.mastoplay.modules;

import org.mastoplay.module.Script;

/** The Perl with which {@link CheckDns} asks name servers. */
final class DnsScript {
  // getent alone would find names in /etc/hosts first, of which nobody else knows.
  private static final String ADDRESSES =
      """
      my ($name, $issuer) = @ARGV;
      my %seen;
      if (open(my $lines, "-|", "timeout", "20", "getent", "-s", "hosts:dns", "ahostsv4", $name)) {
        while (<$lines>) {
          my ($address) = split;
          note("a", $address) unless $seen{$address}++;
        }
      }
      my $own = `hostname -I 2>/dev/null`;
      note("own", $_) for split(" ", $own);
      """;

  // getent knows no CAA records, and tells no AAAA record on a host without IPv6, where it matters
  // most;
  // no tool that does is on every host.
  private static final String RECORDS =
      """
      my @servers;
      if (open(my $lines, "<", "/etc/resolv.conf")) {
        while (<$lines>) { push(@servers, $1) if /^\\s*nameserver\\s+(\\S+)/ }
      }
      sub name_end {
        my ($packet, $at) = @_;
        while (1) {
          my $length = ord(substr($packet, $at, 1));
          return $at + 2 if $length >= 192;
          return $at + 1 if $length == 0;
          $at += $length + 1;
        }
      }
      sub ask {
        my ($name, $wanted) = @_;
        my $question = join("", map { chr(length) . $_ } split(/\\./, $name)) . "\\0";
        my $query = pack("n6", $$, 0x0100, 1, 0, 0, 0) . $question . pack("n2", $wanted, 1);
        for my $server (@servers) {
          my $socket = IO::Socket::IP->new(PeerHost => $server, PeerPort => 53, Proto => "udp")
            or next;
          $socket->send($query) or next;
          vec(my $ready = "", fileno($socket), 1) = 1;
          select($ready, undef, undef, 5) > 0 or next;
          defined($socket->recv(my $answer, 4096)) or next;
          my ($id, $flags, $questions, $answers) = unpack("n4", $answer);
          next unless $id == ($$ & 0xffff);
          my $at = 12;
          $at = name_end($answer, $at) + 4 for 1 .. $questions;
          my @found;
          for (1 .. $answers) {
            $at = name_end($answer, $at);
            my ($type, $class, $ttl, $length) = unpack("n2Nn", substr($answer, $at, 10));
            my $data = substr($answer, $at + 10, $length);
            $at += 10 + $length;
            push(@found, $data) if $type == $wanted;
          }
          return @found;
        }
        return;
      }
      note("aaaa", Socket::inet_ntop(AF_INET6, $_)) for ask($name, 28);
      for (my $at = $issuer ? $name : ""; $at =~ /\\./; $at =~ s/^[^.]*\\.//) {
        my @found = ask($at, 257) or next;
        for my $data (@found) {
          my ($critical, $tag) = unpack("C2", $data);
          note("caa", lc(substr($data, 2, $tag)), substr($data, 2 + $tag));
        }
        last;
      }
      """;

  private DnsScript() {}

  /** Prints {@code a}, {@code aaaa}, {@code own} and, if wanted, {@code caa} lines. */
  static Script look(String name, boolean caa) {
    return Perl.script(ADDRESSES + RECORDS, name, caa ? "caa" : "");
  }
}
