package org.mastoplay.modules;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.mastoplay.module.Action;
import org.mastoplay.module.Alias;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.TaskModule;
import org.mastoplay.module.Tells;
import org.mastoplay.module.Value;
import org.mastoplay.text.Diagnosis;

/** Waits for a port or a file. */
@Module(
    name = "wait_for",
    summary = "Waits until a port answers, a file is there, or either is gone; changes nothing.",
    since = "0.1",
    examples = {
      """
      - name: Wait until Mastodon answers
        wait_for:
          port: 3000
          timeout: 60
      """,
      """
      - name: Wait until the log says that it is ready
        wait_for:
          path: /var/log/indexer.log
          search_regex: ready in \\d+ ms
      """,
      """
      - name: Wait until nobody is connected any more
        wait_for:
          port: 443
          state: drained
          msg: Somebody still uses the site.
      """
    })
@Tells(name = "elapsed", doc = "How many seconds it waited")
record WaitFor(
    @Doc("Host on which the port is, as seen from the task's host") @Default("127.0.0.1")
        String host,
    @Doc("TCP port to wait for") Optional<Integer> port,
    @Doc("File or folder to wait for, instead of a port") @Alias("file") Optional<RemotePath> path,
    @Doc("What is waited for") @Default("started") State state,
    @Doc("Perl pattern that the file contains, or that the port says of itself") @Alias("regex")
        Optional<String> searchRegex,
    @Doc("Seconds after which it gives up") @Default("300") int timeout,
    @Doc("Seconds before it looks for the first time") @Default("0") int delay,
    @Doc("Seconds between two looks") @Default("1") int sleep,
    @Doc("Seconds that one try to connect may take") @Default("5") int connectTimeout,
    @Doc("What to say if it gives up") Optional<String> msg)
    implements TaskModule<ScriptState> {

  /** What is waited for. */
  enum State {
    @Doc("The port is open, or the path is there")
    STARTED,
    @Doc("The same")
    PRESENT,
    @Doc("The port is closed, or the path is not there")
    STOPPED,
    @Doc("The same")
    ABSENT,
    @Doc("Nobody is connected to the port of this host")
    DRAINED
  }

  private static final int QUICK = 2;

  WaitFor {
    if (port.isPresent() == path.isPresent()) {
      throw new IllegalArgumentException("give either `port` or `path`");
    }
    if (port.filter(it -> it < 1 || it > 65_535).isPresent()) {
      throw new IllegalArgumentException("a `port` is a number from 1 to 65535");
    }
    if (state == State.DRAINED && port.isEmpty()) {
      throw new IllegalArgumentException("only a `port` can be drained");
    }
    if (searchRegex.isPresent() && state != State.STARTED && state != State.PRESENT) {
      throw new IllegalArgumentException("`search_regex` goes with `state: started` alone");
    }
    if (timeout < 0 || delay < 0 || sleep < 1 || connectTimeout < 1) {
      throw new IllegalArgumentException(
          "`timeout` and `delay` are at least 0, `sleep` and `connect_timeout` at least 1");
    }
    searchRegex.ifPresent(WaitFor::checkPattern);
  }

  @Override
  public Probe<ScriptState> probe() {
    return Probe.script(WaitForHost.script(this, 0, 0, Math.min(QUICK, connectTimeout)));
  }

  @Override
  public Plan plan(ScriptState now) {
    var there = now instanceof ScriptState.Ran ran && ran.succeeded();
    if (there && delay == 0) {
      return Plan.tells(Value.Fields.NONE.with("elapsed", 0));
    }
    var how = there ? "a run looks again after %d s".formatted(delay) : "a run waits %d s for it";
    return Plan.asks(
        "%s: %s".formatted(there ? wanted() : missing(), how.formatted(timeout)),
        WaitForHost.script(this, timeout, delay, connectTimeout));
  }

  @Override
  public Optional<Diagnosis> failure(Action last, ScriptState.Ran outcome) {
    if (outcome.status() == 0) {
      return Optional.empty();
    }
    var told =
        Diagnosis.of(msg.orElseGet(() -> "Waited %d s, and %s.".formatted(timeout, missing())));
    var advice =
        port.isPresent()
            ? "See whether the service runs: `systemctl status NAME` and `journalctl -u NAME` on"
                + " the host tell. If it only needs longer, raise `timeout`."
            : "Look at what should bring this about; if it only needs longer, raise `timeout`.";
    return Optional.of(told.remedy(advice).words(outcome.err()));
  }

  @Override
  public Value.Fields told(String output) {
    var seconds = output.lines().filter(it -> it.startsWith("elapsed ")).findFirst();
    return Value.Fields.NONE.with(
        "elapsed", seconds.map(it -> Long.parseLong(it.substring(8))).orElse((long) timeout));
  }

  private String subject() {
    return port.map(
            it -> host.equals("127.0.0.1") ? "port " + it : "port %d of %s".formatted(it, host))
        .orElseGet(() -> path.orElseThrow().text());
  }

  private String wanted() {
    return subject()
        + switch (state) {
          case STARTED, PRESENT ->
              searchRegex.isPresent() ? " matches" : port.isPresent() ? " is open" : " is there";
          case STOPPED, ABSENT -> port.isPresent() ? " is closed" : " is not there";
          case DRAINED -> " has no connections";
        };
  }

  private String missing() {
    return subject()
        + switch (state) {
          case STARTED, PRESENT ->
              searchRegex.isPresent()
                  ? " does not say `%s`".formatted(searchRegex.get())
                  : port.isPresent() ? " is closed" : " is not there";
          case STOPPED, ABSENT -> port.isPresent() ? " is still open" : " is still there";
          case DRAINED -> " still has connections";
        };
  }

  /** Java's patterns are so near to Perl's that a slip in one is a slip in the other. */
  private static void checkPattern(String regex) {
    try {
      Pattern.compile(regex);
    } catch (PatternSyntaxException slip) {
      throw new IllegalArgumentException(
          "`%s` is not a pattern: %s".formatted(regex, slip.getDescription()), slip);
    }
  }
}
