package org.mastoplay.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.mastoplay.host.Exchange;
import org.mastoplay.host.Unreachable;
import org.mastoplay.module.Action;
import org.mastoplay.module.Query;
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState;
import org.mastoplay.plan.Acting;
import org.mastoplay.text.Diagnosis;

/** Starts a host anew. */
record Rebooting(Link link, Acting acting, Consumer<String> lines) {
  private static final Query<ScriptState> BOOT =
      new Query.OfScript(Script.of("cat /proc/sys/kernel/random/boot_id"));
  private static final Duration BETWEEN = Duration.ofSeconds(1);
  private static final Duration TEST_LIMIT = Duration.ofSeconds(60);

  Exchange.Done carryOut(Action.Reboot reboot) {
    link.exchange(acting, List.of(), Set.of(BOOT), _ -> {});
    // Known before the host is told to go down, so that no answer can come from afterwards.
    var number = bootNumber();
    var trigger = link.isHere(acting) ? refusal() : new Action.Run(reboot.trigger());
    var triggered = link.exchange(acting, List.of(trigger), Set.of(), lines).getLast();
    return triggered.status() == 0 ? await(reboot, number) : triggered;
  }

  private static Action refusal() {
    return new Action.Run(
        Script.of(
            "echo \"This is the machine that mastoplay itself runs on: it would end, too.\" >&2\n"
                + "exit 1"));
  }

  private Exchange.Done await(Action.Reboot reboot, Optional<String> before) {
    lines.accept(
        "The host goes down; it has %d s to come back.".formatted(reboot.timeout().toSeconds()));
    var start = Instant.now();
    var end = start.plus(reboot.timeout());
    while (true) {
      link.hangUp(acting);
      Waiting.pause(BETWEEN, "a host was starting anew");
      var late = Instant.now().isAfter(end);
      try {
        link.exchange(acting, List.of(), Set.of(BOOT), _ -> {});
        if (!bootNumber().equals(before)) {
          var test = new Action.Run(reboot.test(), Optional.of(TEST_LIMIT));
          var tested = link.exchange(acting, List.of(test), Set.of(), _ -> {}).getLast();
          if (tested.status() == 0) {
            return back(reboot, start);
          }
          if (late) {
            return new Exchange.Done(
                tested.status(),
                tested.out(),
                "It is up again, but its test does not succeed.\n" + tested.err());
          }
        } else if (late) {
          return new Exchange.Done(
              1, "", "It still runs as before: something there keeps it from going down.");
        }
      } catch (Unreachable lost) {
        if (late) {
          throw new Unreachable(notBack(reboot, lost), lost);
        }
      }
    }
  }

  private Exchange.Done back(Action.Reboot reboot, Instant start) {
    var took = Duration.between(start, Instant.now()).toSeconds();
    Waiting.pause(reboot.rest(), "a host rested after its start");
    var words = "It is back after %d s, newly started.".formatted(took);
    lines.accept(words);
    return new Exchange.Done(0, "elapsed " + took + "\n", "");
  }

  private static Diagnosis notBack(Action.Reboot reboot, Unreachable last) {
    var why = last.diagnosis();
    return Diagnosis.of(
            "The host went down, and has not come back within %d s."
                .formatted(reboot.timeout().toSeconds()))
        .because("The last try to reach it: " + why.what())
        .remedy(
            "Look at its console, at your provider's website. If it only needs longer, raise"
                + " `reboot_timeout`. Once it is up, run this again: what is done will not be done"
                + " again.");
  }

  /** Which start of the system the host last told of. */
  private Optional<String> bootNumber() {
    return link.snapshot(acting)
        .to(BOOT)
        .flatMap(state -> ((ScriptState) state).output())
        .map(String::strip);
  }
}
