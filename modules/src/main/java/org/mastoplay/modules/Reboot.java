package org.mastoplay.modules;

import java.time.Duration;
import java.util.Optional;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Default;
import org.mastoplay.module.Difference;
import org.mastoplay.module.Doc;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.TaskModule;
import org.mastoplay.module.Tells;
import org.mastoplay.module.Touch;
import org.mastoplay.module.Value;
import org.mastoplay.text.Diagnosis;

/** A new start of the host. */
@Module(
    name = "reboot",
    summary = "Starts the host anew, waits for it, and goes on when it is up again.",
    since = "0.1",
    examples = {
      """
      - name: Start anew if an update asks for it
        reboot:
          when_required: true
      """,
      """
      - name: Start anew
        reboot:
          reboot_timeout: 300
          test_command: systemctl is-active postgresql
      """
    })
@Tells(name = "rebooted", doc = "Whether the host was started anew")
@Tells(name = "elapsed", doc = "How many seconds it took")
record Reboot(
    @Doc("Whether it is done only if the host asks for it, by the file /run/reboot-required")
        @Default("false")
        boolean whenRequired,
    @Doc("Seconds after which it gives up waiting for the host") @Default("600") int rebootTimeout,
    @Doc("Seconds before the host goes down") @Default("0") int preRebootDelay,
    @Doc("Seconds to wait once the host is up again") @Default("0") int postRebootDelay,
    @Doc("Shell command that succeeds once the host is up") @Default("true") String testCommand,
    @Doc("What those who are logged in are told") @Default("mastoplay starts this host anew.")
        String msg)
    implements TaskModule<FileState> {

  private static final RemotePath WISH = new RemotePath("/run/reboot-required");

  // The request that asks for it must have been answered before the host goes down.
  private static final String GO_DOWN =
      """
      [ "$(id -u)" = 0 ] || { echo 'Only root may do this: Permission denied' >&2; exit 1; }
      command -v systemctl >/dev/null || { echo 'This host has no systemd.' >&2; exit 1; }
      setsid -f sh -c 'sleep "$1"; exec systemctl reboot --message="$2"' sh "$1" "$2" \\
        </dev/null >/dev/null 2>&1
      """;

  Reboot {
    if (rebootTimeout < 1 || preRebootDelay < 0 || postRebootDelay < 0) {
      throw new IllegalArgumentException(
          "`reboot_timeout` is at least 1, `pre_reboot_delay` and `post_reboot_delay` at least 0");
    }
  }

  @Override
  public Probe<FileState> probe() {
    return whenRequired ? Probe.file(WISH, Depth.ATTRIBUTES) : Probe.known(new FileState.Absent());
  }

  @Override
  public Plan plan(FileState now) {
    if (whenRequired && now instanceof FileState.Absent) {
      return Plan.tells(told(false, 0));
    }
    // Less than a second might not be enough for the answer to come through.
    var delay = Integer.toString(Math.max(1, preRebootDelay));
    return Plan.of(
        Change.of(
            new Difference.Happens("the host", "starts anew"),
            new Action.Reboot(
                Script.of(GO_DOWN, delay, msg),
                Duration.ofSeconds(rebootTimeout + (long) preRebootDelay),
                Duration.ofSeconds(postRebootDelay),
                Script.of(testCommand)),
            Touch.anything()));
  }

  @Override
  public Optional<Diagnosis> failure(Action last, ScriptState.Ran outcome) {
    return outcome.status() == 0
        ? Optional.empty()
        : Optional.of(
            Diagnosis.of("The host was not started anew, or is not quite up again.")
                .remedy("Read below why; `systemctl status` on the host shows what still starts.")
                .words(outcome.err()));
  }

  @Override
  public Value.Fields told(String output) {
    var seconds = output.lines().filter(it -> it.startsWith("elapsed ")).findFirst();
    return told(true, seconds.map(it -> Long.parseLong(it.substring(8))).orElse(0L));
  }

  private static Value.Fields told(boolean rebooted, long elapsed) {
    return Value.Fields.NONE.with("rebooted", rebooted).with("elapsed", elapsed);
  }
}
