package org.mastoplay.modules;

import java.util.Optional;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.TaskModule;
import org.mastoplay.module.Tells;
import org.mastoplay.module.Value;
import org.mastoplay.text.Diagnosis;

/** A look at the host's clock. */
@Module(
    name = "check_clock",
    summary = "Checks that the host's clock is right; changes nothing.",
    since = "0.1",
    examples = {
      """
      - name: See that something keeps the clock right
        check_clock:
      """,
      """
      - name: Compare the clock with a web server's
        check_clock:
          url: http://deb.debian.org/
          max_offset: 60
      """
    })
@Tells(name = "ok", doc = "Whether all is well")
@Tells(
    name = "offset",
    doc = "By how many seconds the clock is ahead of the web server's; 0 unless compared")
record CheckClock(
    @Doc("Web server whose clock to compare with; https needs curl on the host")
        Optional<String> url,
    @Doc("Seconds by which the clock may be wrong") @Default("60") int maxOffset,
    @Doc("Whether it is wrong that curl is missing") @Default("false") boolean required,
    @Doc("What follows if it is wrong") @Default("fail") Severity severity)
    implements TaskModule<ScriptState> {

  private static final String SYNCHRONIZED =
      """
      if [ -e /run/systemd/container ] || [ -e /.dockerenv ]; then
        echo container
      elif [ "$(timedatectl show -p NTPSynchronized --value 2>/dev/null)" = yes ]; then
        echo synchronized
      elif command -v chronyc >/dev/null && chronyc -n tracking 2>/dev/null | grep -q 'Normal$'; then
        echo synchronized
      fi
      """;

  private static final String PLAIN =
      """
      my ($host, $port, $path) = @ARGV;
      my $socket = reach($host, $port, 10);
      print $socket "HEAD $path HTTP/1.0\\r\\nHost: $host\\r\\nConnection: close\\r\\n\\r\\n";
      $SIG{ALRM} = sub { note("trouble", "Connection timed out"); exit 0 };
      alarm 10;
      while (<$socket>) { s/\\r?\\n//; last if $_ eq ""; note("date", $1) if /^date: *(.+)/i }
      note("now", time);
      """;

  private static final String ENCRYPTED =
      """
      curl -sSIk --max-time 15 -- "$1" 2>&1 | tr -d '\\r' |
        sed -n 's/^[Dd]ate: */date /p; s/^curl: /trouble /p' | head -1
      echo "now $(date +%s)"
      """;

  CheckClock {
    url.filter(it -> !it.matches("https?://[A-Za-z0-9.-]+(:\\d{1,5})?(/\\S*)?"))
        .ifPresent(it -> {
          throw new IllegalArgumentException(
              "`%s` is not the address of a web server, such as http://deb.debian.org/"
                  .formatted(it));
        });
  }

  @Override
  public Probe<ScriptState> probe() {
    return Probe.script(url.map(CheckClock::compared).orElseGet(() -> Script.of(SYNCHRONIZED)));
  }

  private static Script compared(String url) {
    if (url.startsWith("https:")) {
      return Script.of(ENCRYPTED, url).needing("curl");
    }
    var parts = url.substring("http://".length()).split("/", 2);
    var address = parts[0].split(":", 2);
    return Perl.script(
        PLAIN,
        address[0],
        address.length > 1 ? address[1] : "80",
        "/" + (parts.length > 1 ? parts[1] : ""));
  }

  @Override
  public Plan plan(ScriptState now) {
    return Finding.of(now, "The clock", this::judge)
        .plan(
            severity,
            required,
            Value.Fields.NONE.with("offset", HttpDate.offset(Finding.report(now)).orElse(0L)));
  }

  private Finding judge(Report report) {
    if (url.isEmpty()) {
      return kept(report);
    }
    return HttpDate.offset(report)
        .map(this::compared)
        .orElseGet(() ->
            new Finding.Broken(
                Diagnosis.of("%s doesn't tell the time.".formatted(url.get()))
                    .remedy("Give another web server as `url`, one that the host can reach.")
                    .words(report.get("trouble"))));
  }

  private static Finding kept(Report report) {
    if (report.first("container").isPresent()) {
      return new Finding.Holds("a container has the clock of its machine");
    }
    return report.first("synchronized").isPresent()
        ? new Finding.Holds("the clock is kept right over the network")
        : new Finding.Broken(
            Diagnosis.of("Nothing keeps the host's clock right.")
                .because(
                    "Other servers refuse messages whose time is off by an hour, and certificates"
                        + " seem to be out of date.")
                .remedy("Install systemd-timesyncd or chrony, and let UDP port 123 out."));
  }

  private Finding compared(long offset) {
    return Math.abs(offset) <= maxOffset
        ? new Finding.Holds(
            Math.abs(offset) <= 1
                ? "the clock is right"
                : "the clock is %d seconds %s".formatted(Math.abs(offset), way(offset)))
        : new Finding.Broken(
            Diagnosis.of(
                    "The host's clock is %d seconds %s.".formatted(Math.abs(offset), way(offset)))
                .because(
                    "Other servers refuse messages whose time is wrong, and certificates seem to"
                        + " be out of date.")
                .remedy("Install systemd-timesyncd or chrony, and let UDP port 123 out."));
  }

  private static String way(long offset) {
    return offset > 0 ? "ahead" : "behind";
  }
}
