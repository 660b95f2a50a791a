package org.mastoplay.event;

/**
 * How the tasks of one host ended, each counted once.
 *
 * @param ok in order, nothing changed
 * @param unreachable 1 if the host could not be reached or was lost, else 0
 * @param unknown in a dry run: known after apply
 */
public record Counts(
    int ok,
    int changed,
    int failed,
    int skipped,
    int unreachable,
    int rescued,
    int ignored,
    int unknown) {
  public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0);

  /** How many tasks were looked at. */
  public int tasks() {
    return ok + changed + failed + skipped + rescued + ignored + unknown;
  }

  /** These counts and one more task. */
  public Counts plus(TaskResult result) {
    return switch (result) {
      case TaskResult.InOrder _ ->
          new Counts(ok + 1, changed, failed, skipped, unreachable, rescued, ignored, unknown);
      case TaskResult.Changed _ ->
          new Counts(ok, changed + 1, failed, skipped, unreachable, rescued, ignored, unknown);
      case TaskResult.KnownAfterApply _ ->
          new Counts(ok, changed, failed, skipped, unreachable, rescued, ignored, unknown + 1);
      case TaskResult.Skipped _ ->
          new Counts(ok, changed, failed, skipped + 1, unreachable, rescued, ignored, unknown);
      case TaskResult.Failed it ->
          switch (it.aftermath()) {
            case STOPS ->
                new Counts(
                    ok, changed, failed + 1, skipped, unreachable, rescued, ignored, unknown);
            case IGNORED ->
                new Counts(
                    ok, changed, failed, skipped, unreachable, rescued, ignored + 1, unknown);
            case RESCUED ->
                new Counts(
                    ok, changed, failed, skipped, unreachable, rescued + 1, ignored, unknown);
          };
    };
  }

  /** These counts and those of more tasks of the same host. */
  public Counts plus(Counts more) {
    return new Counts(
        ok + more.ok,
        changed + more.changed,
        failed + more.failed,
        skipped + more.skipped,
        Math.max(unreachable, more.unreachable),
        rescued + more.rescued,
        ignored + more.ignored,
        unknown + more.unknown);
  }

  /** These counts of a host that could not be reached. */
  public Counts lost() {
    return new Counts(ok, changed, failed, skipped, 1, rescued, ignored, unknown);
  }
}
