package org.mastoplay.modules;

import java.util.HashSet;
import java.util.List;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.TaskModule;
import org.mastoplay.module.Tells;
import org.mastoplay.module.Value;
import org.mastoplay.text.Diagnosis;

/** A look at a TCP port. */
@Module(
    name = "check_port",
    summary = "Checks that a port can be reached, or that it is free; changes nothing.",
    since = "0.1",
    examples = {
      """
      - name: See that the database answers
        check_port:
          host: db.internal
          port: 5432
      """,
      """
      - name: See that no other web server is in the way
        check_port:
          port: 80
          free: true
          owner: nginx
      """
    })
@Tells(name = "ok", doc = "Whether all is well")
@Tells(name = "owners", doc = "The programs that listen at the port, if `free` asks for them")
record CheckPort(
    @Doc("Name or address to connect to") @Default("127.0.0.1") String host,
    @Doc("Number of the port") int port,
    @Doc("Whether nobody may listen at this port of the host itself") @Default("false")
        boolean free,
    @Doc("Programs that may listen at it all the same, such as nginx") List<String> owner,
    @Doc("How many seconds to wait for an answer") @Default("5") int timeout,
    @Doc("What follows if it isn't so") @Default("fail") Severity severity)
    implements TaskModule<ScriptState> {

  private static final String CONNECT =
      """
      close(reach(@ARGV));
      note("open");
      """;

  private static final String LISTENERS =
      """
      my $wanted = sprintf("%04X", $ARGV[0]);
      my %inode;
      for my $table ("/proc/net/tcp", "/proc/net/tcp6") {
        open(my $lines, "<", $table) or next;
        while (<$lines>) {
          my @column = split;
          $inode{$column[9]} = 1 if ($column[3] || "") eq "0A" && $column[1] =~ /:$wanted$/;
        }
      }
      my %seen;
      for my $file (%inode ? glob("/proc/[0-9]*/fd/*") : ()) {
        my $socket = readlink($file) || next;
        next unless $socket =~ /^socket:\\[(\\d+)\\]$/ && delete $inode{$1} || $seen{$socket};
        $seen{$socket} = 1;
        my ($pid) = $file =~ m{^/proc/(\\d+)};
        open(my $comm, "<", "/proc/$pid/comm") or next;
        chomp(my $name = <$comm>);
        note("owner", $name) unless $seen{"name $name"}++;
      }
      note("owner", "?") if %inode;
      """;

  CheckPort {
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("`port` is a number from 1 to 65535");
    }
    if (!owner.isEmpty() && !free) {
      throw new IllegalArgumentException("`owner` goes with `free: true`");
    }
    if (timeout < 1 || timeout > 50) {
      throw new IllegalArgumentException("`timeout` is a number of seconds from 1 to 50");
    }
  }

  @Override
  public Probe<ScriptState> probe() {
    return Probe.script(
        free
            ? Perl.script(LISTENERS, String.valueOf(port))
            : Perl.script(CONNECT, host, String.valueOf(port), String.valueOf(timeout)));
  }

  @Override
  public Plan plan(ScriptState now) {
    var owners = Finding.report(now).all("owner");
    return Finding.of(now, "Port %d".formatted(port), free ? this::taken : this::reached)
        .plan(
            severity,
            Value.Fields.NONE.with(
                "owners", new Value.Items(owners.stream().<Value>map(Value.Text::new).toList())));
  }

  private Finding reached(Report report) {
    return report
        .first("trouble")
        .<Finding>map(it -> new Finding.Broken(Perl.trouble(host, port, timeout, it)))
        .orElseGet(() -> new Finding.Holds("%s:%d answers".formatted(host, port)));
  }

  private Finding taken(Report report) {
    var owners = report.all("owner");
    if (owners.isEmpty()) {
      return new Finding.Holds("port %d is free".formatted(port));
    }
    var named = String.join(", ", owners);
    if (new HashSet<>(owner).containsAll(owners)) {
      return new Finding.Holds("port %d is used by %s, as it may be".formatted(port, named));
    }
    return new Finding.Broken(
        owners.contains("?")
            ? Diagnosis.of("Port %d is taken by a program that can't be seen.".formatted(port))
                .because("Only root sees whose port it is.")
                .remedy("Look with `become: true`.")
            : Diagnosis.of("Port %d is taken by %s.".formatted(port, named))
                .because("Two programs can't listen at the same port.")
                .remedy("Stop and disable %s, or choose another port.".formatted(named)));
  }
}
