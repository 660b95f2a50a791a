package org.mastoplay.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mastoplay.module.Action;
import org.mastoplay.module.Query;
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState;
import org.mastoplay.plan.Acting;
import org.mastoplay.plan.Step;

/**
 * The handlers that a host is owed, kept on the host: written down in the same exchange as the
 * change that asks for them and ahead of it, struck out when they have run. So a run that breaks
 * off leaves them to the next.
 */
final class OwedHandlers {
  private static final String LEDGER =
      """
      ledger=/var/lib/mastoplay/owed-handlers
      [ "$(id -u)" = 0 ] || ledger=$HOME/.local/state/mastoplay/owed-handlers
      """;
  private static final Query.OfScript READ =
      new Query.OfScript(Script.of(LEDGER + "[ ! -e \"$ledger\" ] || cat \"$ledger\"\n"));

  private final Link link;
  private final Acting acting;
  private final List<Step> settled = new ArrayList<>();

  /**
   * @param acting who keeps the list
   */
  OwedHandlers(Link link, Acting acting) {
    this.link = link;
    this.acting = acting;
  }

  /** What to look at, to know what is owed. */
  Query<ScriptState> query() {
    return READ;
  }

  /** The handlers among these that an earlier run has left. */
  List<Step> among(List<Step> steps) {
    var lines =
        link.snapshot(acting)
            .to(READ)
            .flatMap(state -> ((ScriptState) state).output())
            .map(text -> text.lines().collect(Collectors.toSet()))
            .orElse(Set.of());
    return steps.stream().filter(step -> step.handler() && lines.contains(line(step))).toList();
  }

  /** Writes down that handlers will be owed: with the change, or before it if others make that. */
  List<Action> owe(List<Step> handlers, Acting changing) {
    if (handlers.isEmpty()) {
      return List.of();
    }
    var write =
        action(
            "mkdir -p \"${ledger%/*}\" && chmod 700 \"${ledger%/*}\" && printf '%s\\n' \"$@\" >>"
                + " \"$ledger\"",
            handlers);
    if (changing.equals(acting)) {
      return List.of(write);
    }
    link.exchange(acting, List.of(write), List.of(), _ -> {});
    return List.of();
  }

  /** A handler has run, or turned out not to apply. */
  void settle(Step handler) {
    settled.add(handler);
  }

  /** Strikes out what is settled; an exchange of its own, if anything is. */
  void strikeOut() {
    if (!settled.isEmpty()) {
      var strike =
          action(
              "[ ! -e \"$ledger\" ] || { printf '%s\\n' \"$@\" >\"$ledger.settled\"; grep -vxF -f"
                  + " \"$ledger.settled\" \"$ledger\" >\"$ledger.new\"; mv \"$ledger.new\""
                  + " \"$ledger\"; rm -f \"$ledger.settled\"; [ -s \"$ledger\" ] || rm -f"
                  + " \"$ledger\"; }",
              settled);
      link.exchange(acting, List.of(strike), List.of(), _ -> {});
      settled.clear();
    }
  }

  private static Action action(String text, List<Step> handlers) {
    var lines = handlers.stream().map(OwedHandlers::line);
    return new Action.Run(Script.of(LEDGER + text + "\n", lines.toArray(String[]::new)));
  }

  private static String line(Step handler) {
    return Stream.of(handler.play().name(), handler.task().title())
        .map(name -> name.replaceAll("\\s+", " "))
        .collect(Collectors.joining("\t"));
  }
}
