package org.mastoplay.cli;

import java.util.Collection;
import org.mastoplay.event.Counts;

/** What the program tells its caller when it ends. */
final class ExitCode {
  static final int OK = 0;

  /** Wrong usage, or a mistake in a playbook; no host was touched. */
  static final int MISTAKE = 1;

  static final int TASK_FAILED = 2;
  static final int HOST_UNREACHABLE = 3;

  /** With {@code --check --detailed-exitcode}: something would change. */
  static final int WOULD_CHANGE = 10;

  private ExitCode() {}

  /**
   * The code for a run.
   *
   * @param tellChanges whether a change is told apart from none
   */
  static int of(Collection<Counts> hosts, boolean tellChanges) {
    if (hosts.stream().anyMatch(it -> it.unreachable() > 0)) {
      return HOST_UNREACHABLE;
    }
    if (hosts.stream().anyMatch(it -> it.failed() > 0)) {
      return TASK_FAILED;
    }
    var changes = hosts.stream().anyMatch(it -> it.changed() + it.unknown() > 0);
    return tellChanges && changes ? WOULD_CHANGE : OK;
  }
}
