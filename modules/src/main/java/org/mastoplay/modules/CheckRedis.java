package org.mastoplay.modules;

import java.util.Optional;
import org.mastoplay.module.Content;
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
import org.mastoplay.text.Secret;

/** A look at a Redis server. */
@Module(
    name = "check_redis",
    summary =
        "Checks that a Redis server answers, is new enough, and forgets nothing; changes nothing.",
    since = "0.1",
    examples = {
      """
      - name: See that Redis on this host is fit for Sidekiq
        check_redis:
      """,
      """
      - name: See that the cache answers, which may forget
        check_redis:
          host: cache.internal
          maxmemory_policy: allkeys-lru
      """
    })
@Tells(name = "ok", doc = "Whether all is well")
@Tells(name = "version", doc = "The server's version")
record CheckRedis(
    @Doc("Name or address to connect to") @Default("127.0.0.1") String host,
    @Doc("Number of the port") @Default("6379") int port,
    @Doc("User to log in as; the default user unless given") Optional<String> user,
    @Doc("Password") Optional<Secret> password,
    @Doc("Oldest version that is right, as its first number") @Default("7") int version,
    @Doc("What the server does when its memory is full; Sidekiq loses jobs unless noeviction")
        @Default("noeviction")
        String maxmemoryPolicy,
    @Doc("How many seconds to wait for an answer") @Default("5") int timeout,
    @Doc("What follows if it isn't right") @Default("fail") Severity severity)
    implements TaskModule<ScriptState> {

  private static final String LOOK =
      """
      my ($host, $port, $timeout) = @ARGV;
      my @login = map { chomp; $_ } <STDIN>;
      $SIG{ALRM} = sub { note("trouble", "Connection timed out"); exit 0 };
      alarm 3 * $timeout;
      my $socket = reach($host, $port, $timeout);
      sub ask {
        print $socket "*" . @_ . "\\r\\n", map { "\\$" . length . "\\r\\n$_\\r\\n" } @_;
        return answer();
      }
      sub answer {
        my $line = <$socket> // "";
        $line =~ s/\\r\\n//;
        my ($kind, $rest) = (substr($line, 0, 1), substr($line, 1) // "");
        return ($kind, $rest) unless $kind =~ /[\\$*]/;
        return ("*", map { (answer())[1] } 1 .. $rest) if $kind eq "*";
        read($socket, my $text, $rest + 2);
        return ("\\$", substr($text, 0, $rest));
      }
      if (@login) {
        my ($kind, $words) = ask("AUTH", @login);
        if ($kind ne "+") { note("login", $words); exit 0 }
      }
      my ($kind, $words) = ask("PING");
      if (($words // "") ne "PONG") { note("ping", $words); exit 0 }
      my (undef, $info) = ask("INFO", "server");
      note("version", $1) if ($info // "") =~ /^(?:redis|valkey)_version:(\\S+)/m;
      my ($shape, undef, $policy) = ask("CONFIG", "GET", "maxmemory-policy");
      note("policy", $policy) if $shape eq "*" && defined($policy);
      """;

  @Override
  public Probe<ScriptState> probe() {
    var login = user.map(it -> it + "\n").orElse("") + password.map(Secret::reveal).orElse("");
    return Probe.script(
        Perl.script(LOOK, host, String.valueOf(port), String.valueOf(timeout))
            .reading(Content.of(login)));
  }

  @Override
  public Plan plan(ScriptState now) {
    return Finding.of(now, "Redis", this::judge)
        .plan(severity, Value.Fields.NONE.with("version", Finding.report(now).get("version")));
  }

  private Finding judge(Report report) {
    var at = "%s:%d".formatted(host, port);
    if (report.first("trouble").isPresent()) {
      return new Finding.Broken(Perl.trouble(host, port, timeout, report.get("trouble")));
    }
    if (report.first("login").isPresent() || report.get("ping").startsWith("NOAUTH")) {
      return new Finding.Broken(
          Diagnosis.of("Redis at %s doesn't let this user in.".formatted(at))
              .because("The password is wrong or missing.")
              .remedy("Check `password`: Redis has it as `requirepass`.")
              .words(report.get("login") + report.get("ping")));
    }
    if (report.first("ping").isPresent()) {
      return new Finding.Broken(
          Diagnosis.of("What answers at %s is not a Redis that is ready.".formatted(at))
              .remedy("Look into the log of the server, and check `port`.")
              .words(report.get("ping")));
    }
    var found = report.get("version");
    if (found.matches("\\d+\\..*") && Integer.parseInt(found.replaceFirst("\\..*", "")) < version) {
      return new Finding.Broken(
          Diagnosis.of(
                  "Redis at %s is %s, and at least %d is needed.".formatted(at, found, version))
              .because("Sidekiq refuses to start with an older one.")
              .remedy("Update Redis, or the system."));
    }
    return report
        .first("policy")
        .filter(it -> !it.equals(maxmemoryPolicy))
        .<Finding>map(it ->
            new Finding.Broken(
                Diagnosis.of("Redis at %s does `%s` when its memory is full.".formatted(at, it))
                    .because("With anything but `noeviction` Sidekiq's jobs vanish unnoticed.")
                    .remedy("Set `maxmemory-policy %s` in redis.conf.".formatted(maxmemoryPolicy))))
        .orElseGet(() -> new Finding.Holds("Redis %s answers at %s".formatted(found, at)));
  }
}
