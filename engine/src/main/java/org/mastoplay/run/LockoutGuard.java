package org.mastoplay.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.mastoplay.event.Event.Guard;
import org.mastoplay.host.Exchange;
import org.mastoplay.host.Unreachable;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Query;
import org.mastoplay.module.Touch;
import org.mastoplay.plan.Acting;
import org.mastoplay.plan.Door;
import org.mastoplay.text.Diagnosis;

/**
 * A dead-man's switch on a host around one change that might shut us out: the host keeps the old
 * state, and puts it back by itself unless we log in anew and say that all is well.
 */
final class LockoutGuard {
  // Few, since a host may turn away whoever fails to log in several times.
  private static final List<Duration> PAUSES =
      List.of(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(3));
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
  private static final Duration TO_PUT_BACK = Duration.ofSeconds(30);

  private final Link link;
  private final Door door;
  private final Acting acting;
  private final Acting keeper;
  private final boolean mayTakePrograms;
  private final Consumer<Guard> events;
  private final GuardScripts scripts = GuardScripts.anew();

  private LockoutGuard(
      Link link,
      Door door,
      Acting acting,
      Acting keeper,
      boolean mayTakePrograms,
      Consumer<Guard> events) {
    this.link = link;
    this.door = door;
    this.acting = acting;
    this.keeper = keeper;
    this.mayTakePrograms = mayTakePrograms;
    this.events = events;
  }

  /**
   * A switch for some changes.
   *
   * @param acting who makes them
   * @param main as whom the run keeps its things on its own host: root, if any task acts so
   */
  static LockoutGuard of(
      Link link,
      Door door,
      Acting acting,
      Acting main,
      List<Change> changes,
      Consumer<Guard> events) {
    var apart = acting.host().isEmpty() && !isRoot(acting, door) && isRoot(main, door);
    return new LockoutGuard(
        link,
        door,
        acting,
        apart ? main : acting,
        changes.stream().anyMatch(change -> change.touch() instanceof Touch.Anything),
        events);
  }

  private static boolean isRoot(Acting acting, Door door) {
    return acting.user().orElse(door.login()).equals("root");
  }

  private boolean isApart() {
    return !keeper.equals(acting);
  }

  /**
   * Sets the switch, if that takes somebody else than who makes the change; then its time begins at
   * once.
   *
   * @return why it could not be set
   */
  Optional<Diagnosis> armApart() {
    if (!isApart()) {
      return Optional.empty();
    }
    return link
        .exchange(keeper, List.of(arm(), scripts.call("changed")), List.of(), _ -> {})
        .stream()
        .filter(done -> done.status() != 0)
        .findFirst()
        .map(GuardWords::notArmed);
  }

  /** What is to be done before the change, in the same exchange. */
  List<Action> before() {
    return isApart() ? List.of() : List.of(arm());
  }

  /** What is to be done after the change, in the same exchange. */
  List<Action> after() {
    return isApart() ? List.of() : List.of(scripts.call("settle"));
  }

  /**
   * A look that is taken whether the change succeeds or not, after which the switch's time begins.
   */
  Set<Query<?>> marks() {
    return isApart() ? Set.of() : Set.of(new Query.OfScript(scripts.script("changed")));
  }

  private Action arm() {
    return scripts.arm(door, mayTakePrograms ? "programs" : "files");
  }

  /**
   * Logs in anew and takes the switch away; or, if that can't be done, sees to it that the host
   * puts everything back.
   *
   * @param settled what came of {@link #after}, if it was done
   * @return what happened, if the change did not stand
   */
  Optional<Diagnosis> prove(Optional<Exchange.Done> settled) {
    try {
      var refused =
          settled.orElseGet(() ->
              link.exchange(keeper, List.of(scripts.call("settle")), List.of(), _ -> {}).getLast());
      if (refused.status() != 0) {
        return Optional.of(undo(GuardWords.refusedBySshd(refused.out() + refused.err())));
      }
    } catch (Unreachable lost) {
      // A new login will tell.
    }
    Diagnosis why = Diagnosis.of("Nobody tried.");
    for (var pause : PAUSES) {
      sleep(pause);
      try {
        var answer = anew("lift");
        if (answer.says("lifted")) {
          events.accept(Guard.LIFTED);
          return Optional.empty();
        }
        return Optional.of(awaited(why, answer));
      } catch (Unreachable refused) {
        why = refused.diagnosis();
      }
    }
    return Optional.of(undo(why));
  }

  /**
   * What happened to a change in whose midst the connection was lost.
   *
   * @throws Unreachable the same, if the change had not begun
   */
  Diagnosis afterLoss(Unreachable lost) {
    events.accept(Guard.WAITING);
    var end = Instant.now().plus(door.patience()).plus(TO_PUT_BACK);
    while (Instant.now().isBefore(end)) {
      var answer = answerAnew("undo");
      if (answer.says("none")) {
        throw lost;
      }
      if (answer.says("undone")) {
        events.accept(Guard.UNDONE);
        return GuardWords.broken(door, lost.diagnosis(), answer.rest());
      }
      sleep(BETWEEN_LOOKS);
    }
    events.accept(Guard.SILENT);
    return GuardWords.silent(door, lost.diagnosis());
  }

  /** Asks the host to put everything back now, if it still listens, and waits until it has. */
  private Diagnosis undo(Diagnosis why) {
    events.accept(Guard.WAITING);
    try {
      var seconds = String.valueOf(TO_PUT_BACK.toSeconds());
      var done = link.exchange(keeper, List.of(scripts.call("undo", seconds)), List.of(), _ -> {});
      return awaited(why, Answer.of(done.getLast()));
    } catch (Unreachable lost) {
      return awaited(why, Answer.NONE);
    }
  }

  /** Waits until the host tells somebody who logs in anew that everything is back. */
  private Diagnosis awaited(Diagnosis why, Answer first) {
    var end = Instant.now().plus(first.says("undone") ? Duration.ZERO : door.patience());
    end = end.plus(TO_PUT_BACK);
    var reason = why;
    while (Instant.now().isBefore(end)) {
      try {
        var answer = anew("status");
        if (answer.says("undone")) {
          events.accept(Guard.UNDONE);
          return GuardWords.undone(door, why, answer.rest());
        }
      } catch (Unreachable refused) {
        reason = refused.diagnosis();
      }
      sleep(BETWEEN_LOOKS);
    }
    if (first.says("undone")) {
      events.accept(Guard.UNDONE);
      return GuardWords.undoneInVain(reason, first.rest());
    }
    events.accept(Guard.SILENT);
    return GuardWords.silent(door, reason);
  }

  /** What the switch answers to somebody who logs in anew. */
  private Answer anew(String word) {
    return Answer.of(
        link.anew(isApart() ? List.of(acting, keeper) : List.of(acting), scripts.call(word)));
  }

  /** The same, or no answer. */
  private Answer answerAnew(String word) {
    try {
      return anew(word);
    } catch (Unreachable refused) {
      return Answer.NONE;
    }
  }

  /** A word, and what more there is to say. */
  private record Answer(String word, String rest) {
    static final Answer NONE = new Answer("", "");

    static Answer of(Exchange.Done done) {
      var text = done.out().strip();
      var end = text.indexOf('\n');
      return new Answer(
          end < 0 ? text : text.substring(0, end), end < 0 ? "" : text.substring(end));
    }

    boolean says(String other) {
      return word.equals(other);
    }
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new Unreachable(
          Diagnosis.of("The run was stopped while it waited for a host to undo a change."), stop);
    }
  }
}
