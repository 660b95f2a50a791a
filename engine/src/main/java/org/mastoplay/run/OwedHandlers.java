package org.mastoplay.run;

import com.google.common.collect.Sets;
import java.util.Collection;
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
  private final Acting keeper;
  private final boolean writes;
  private final Set<Step> listed = Sets.newIdentityHashSet();
  private final Set<Step> settled = Sets.newIdentityHashSet();

  /**
   * @param keeper as whom the list is kept
   * @param writes whether anything may be written on the host
   */
  OwedHandlers(Link link, Acting keeper, boolean writes) {
    this.link = link;
    this.keeper = keeper;
    this.writes = writes;
  }

  /** As whom the list is kept. */
  Acting keeper() {
    return keeper;
  }

  /** What to look at, to know what is owed. */
  Query<ScriptState> query() {
    return READ;
  }

  /** The handlers among these that an earlier run has left. */
  synchronized List<Step> among(List<Step> steps) {
    var lines =
        link.snapshot(keeper)
            .to(READ)
            .flatMap(state -> ((ScriptState) state).output())
            .map(text -> text.lines().collect(Collectors.toSet()))
            .orElse(Set.of());
    var found =
        steps.stream().filter(step -> step.handler() && lines.contains(line(step))).toList();
    listed.addAll(found);
    return found;
  }

  /** What writes down that handlers will be owed; must be done by the keeper. */
  synchronized List<Action> owe(List<Step> handlers) {
    if (handlers.isEmpty() || !writes) {
      return List.of();
    }
    listed.addAll(handlers);
    settled.removeAll(handlers);
    return List.of(
        action(
            "mkdir -p \"${ledger%/*}\" && chmod 700 \"${ledger%/*}\" && printf '%s\\n' \"$@\" >>"
                + " \"$ledger\"",
            handlers));
  }

  /** A handler has run, or is not wanted after all. */
  synchronized void settle(Step handler) {
    if (listed.contains(handler)) {
      settled.add(handler);
    }
  }

  /** Strikes out what is settled; an exchange of its own, if anything is. */
  synchronized void strikeOut() {
    if (!settled.isEmpty()) {
      var strike =
          action(
              "[ ! -e \"$ledger\" ] || { printf '%s\\n' \"$@\" >\"$ledger.settled\"; grep -vxF -f"
                  + " \"$ledger.settled\" \"$ledger\" >\"$ledger.new\"; mv \"$ledger.new\""
                  + " \"$ledger\"; rm -f \"$ledger.settled\"; [ -s \"$ledger\" ] || rm -f"
                  + " \"$ledger\"; }",
              settled);
      link.exchange(keeper, List.of(strike), List.of(), _ -> {});
      listed.removeAll(settled);
      settled.clear();
    }
  }

  private static Action action(String text, Collection<Step> handlers) {
    var lines = handlers.stream().map(OwedHandlers::line);
    return new Action.Run(Script.of(LEDGER + text + "\n", lines.toArray(String[]::new)));
  }

  private static String line(Step handler) {
    return Stream.of(handler.frame().region().name(), handler.task().title())
        .map(name -> name.replaceAll("\\s+", " "))
        .collect(Collectors.joining("\t"));
  }
}
