package org.mastoplay.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.mastoplay.host.Exchange;
import org.mastoplay.module.Action;
import org.mastoplay.module.Query;
import org.mastoplay.plan.Acting;

/** Carries actions out, among them those for which one exchange is not enough. */
record Carrying(Link link, Acting acting, Consumer<String> lines) {
  /**
   * Carries them out in order, up to the first that fails, and then looks.
   *
   * @param queries what to look at, asked for when it is clear that the host will answer
   */
  List<Exchange.Done> exchange(List<Action> actions, Supplier<Set<Query<?>>> queries) {
    var at = Iterables.indexOf(actions, Carrying::takesMore);
    if (at < 0) {
      return link.exchange(acting, actions, queries.get(), lines);
    }
    var done = ImmutableList.<Exchange.Done>builder();
    if (at > 0) {
      var before = link.exchange(acting, actions.subList(0, at), Set.of(), lines);
      if (before.stream().anyMatch(it -> it.status() != 0)) {
        return before;
      }
      done.addAll(before);
    }
    var outcome = alone(actions.get(at));
    done.add(outcome);
    return outcome.status() == 0
        ? done.addAll(exchange(actions.subList(at + 1, actions.size()), queries)).build()
        : done.build();
  }

  private static boolean takesMore(Action action) {
    return action instanceof Action.Reboot || action instanceof Action.Fetch;
  }

  private Exchange.Done alone(Action action) {
    return switch (action) {
      case Action.Reboot reboot -> new Rebooting(link, acting, lines).carryOut(reboot);
      case Action.Fetch fetch -> new Fetching(link, acting).carryOut(fetch);
      case Action.Run _, Action.Put _ -> throw new IllegalArgumentException(action.toString());
    };
  }
}
