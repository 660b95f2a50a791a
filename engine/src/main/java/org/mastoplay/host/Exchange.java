package org.mastoplay.host;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.mastoplay.module.Action;
import org.mastoplay.module.Query;

/** Carries actions out and looks at things, all in one request and one reply over a shell. */
public final class Exchange {
  private final Shell shell;

  public Exchange(Shell shell) {
    this.shell = shell;
  }

  /**
   * Carries out {@code actions} in order, up to the first that fails, and then answers {@code
   * queries} in any case.
   *
   * @param lines is told each line that an action prints, as it comes
   * @throws Unreachable if the connection is lost on the way
   */
  public Result run(List<Action> actions, Collection<Query<?>> queries, Consumer<String> lines) {
    throw new UnsupportedOperationException(shell.greeting());
  }

  /**
   * What came of it.
   *
   * @param actions those that were carried out; the last has failed if its status is not 0
   * @param answers the answer to each query, of the type that the query promises
   * @param sent bytes
   * @param received bytes
   */
  public record Result(
      List<Done> actions, Map<Query<?>, Object> answers, long sent, long received) {
    public Result {
      actions = List.copyOf(actions);
      answers = Map.copyOf(answers);
    }
  }

  /** What an action printed, and its exit status. */
  public record Done(int status, String out, String err) {}
}
