package org.mastoplay.modules;

import java.util.Locale;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;

/** The piece of Perl with which {@link WaitFor} looks and waits; Debian always has that much. */
final class WaitForHost {
  private static final String WAIT =
      """
      exec perl - "$@" <<'PERL'
      use strict;
      use IO::Socket::IP;
      my ($state, $host, $port, $path, $regex, $timeout, $delay, $sleep, $patience) = @ARGV;
      my $gone = $state eq "stopped" || $state eq "absent";
      my $trouble = "";

      sub holds {
        return drained() if $state eq "drained";
        return $port ne "" ? port() : path();
      }

      sub port {
        my $socket = IO::Socket::IP->new(
          PeerHost => $host, PeerPort => $port, Type => SOCK_STREAM, Timeout => $patience);
        $trouble = $socket ? "" : "$@";
        return !$socket if $gone;
        return $socket && ($regex eq "" || says($socket));
      }

      sub says {
        my ($socket) = @_;
        my $said = "";
        eval {
          local $SIG{ALRM} = sub { die "silent" };
          alarm $patience;
          while (length($said) < 65536 && sysread($socket, my $more, 4096)) {
            $said .= $more;
            last if $said =~ /$regex/m;
          }
        };
        alarm 0;
        $trouble = "It says: $said";
        return $said =~ /$regex/m;
      }

      sub path {
        return !-e $path && !-l $path if $gone;
        return 0 unless -e $path;
        return 1 if $regex eq "";
        open(my $file, "<", $path) or do { $trouble = "$path: $!"; return 0 };
        local $/;
        return <$file> =~ /$regex/m;
      }

      # Of each connection the kernel tells the port at this end, and whether it is in use.
      sub drained {
        my $wanted = sprintf(":%04X", $port);
        for my $table (glob "/proc/net/tcp*") {
          open(my $file, "<", $table) or next;
          while (<$file>) {
            my (undef, $local, undef, $use) = split;
            if (substr($local, -5) eq $wanted && $use =~ /^0[1-5]$/) {
              $trouble = "Somebody is connected.";
              return 0;
            }
          }
        }
        return 1;
      }

      my $start = time;
      sleep $delay if $delay;
      until (holds()) {
        if (time - $start >= $timeout) {
          print STDERR "$trouble\\n" if $trouble ne "";
          exit 1;
        }
        sleep $sleep;
      }
      print "elapsed ", time - $start, "\\n";
      PERL
      """;

  private WaitForHost() {}

  static Script script(WaitFor task, int timeout, int delay, int patience) {
    return Script.of(
        WAIT,
        task.state().name().toLowerCase(Locale.ROOT),
        task.host(),
        task.port().map(String::valueOf).orElse(""),
        task.path().map(RemotePath::text).orElse(""),
        task.searchRegex().orElse(""),
        Integer.toString(timeout),
        Integer.toString(delay),
        Integer.toString(task.sleep()),
        Integer.toString(patience));
  }
}
