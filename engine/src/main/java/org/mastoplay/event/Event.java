package org.mastoplay.event;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.text.Diagnosis;

/** Something that happened in a run. */
public sealed interface Event {
  /**
   * The run begins; all that could be checked without a host has been checked.
   *
   * @param checked how long that took
   * @param dryRun whether nothing will be changed
   */
  record RunStarted(String playbook, List<String> hosts, boolean dryRun, Duration checked)
      implements Event {}

  /**
   * A host let us in.
   *
   * @param summary such as {@code Debian 13, 2 CPUs, 1.9 GiB}
   */
  record Connected(String host, String summary, Duration took) implements Event {}

  /** A task begins to be carried out on a host; not told of tasks that are found in order. */
  record TaskStarted(String host, TaskRef task) implements Event {}

  /** A line that a running task printed. */
  record TaskOutput(String host, TaskRef task, String line) implements Event {}

  /** A task ended on a host. */
  record TaskFinished(String host, TaskRef task, TaskResult result, Duration took)
      implements Event {}

  /**
   * A task was tried, and is tried again after a while.
   *
   * @param attempt how often it was tried
   * @param retries how often it may be tried again in all
   */
  record TaskRetried(String host, TaskRef task, int attempt, int retries, Duration delay)
      implements Event {}

  /**
   * A task changed what decides whether anybody can log in, under the guard of a switch on the
   * host.
   *
   * @param patience how long the host waits for a new login
   */
  record Guarded(String host, TaskRef task, Guard guard, Duration patience) implements Event {}

  /** How such a change fared. */
  enum Guard {
    /** A new login was proven, and the switch was taken away. */
    LIFTED,
    /** A new login failed; the host is going to put everything back. */
    WAITING,
    /** The host has put everything back. */
    UNDONE,
    /** Whether it has is not known yet. */
    SILENT
  }

  /** Something that a person should know of the run as a whole, a sentence. */
  record Note(String sentence) implements Event {}

  /** All hosts stop, since too many have failed. */
  record Halted(String why) implements Event {}

  /** A changed task asks for a handler. */
  record Notified(String host, TaskRef task, String handler) implements Event {}

  /**
   * One exchange with a host: a request and its reply.
   *
   * @param number counted from 1 for each host, after connecting
   * @param queries how many things were looked at
   * @param actions how many actions were carried out
   */
  record Exchanged(
      String host, int number, int queries, int actions, long sent, long received, Duration took)
      implements Event {}

  /** A host could not be reached, or was lost. */
  record HostUnreachable(String host, Diagnosis diagnosis) implements Event {}

  /**
   * A host is done.
   *
   * @param stoppedAt the task that failed, if one did
   * @param total how many tasks there would have been, repetitions not counted
   * @param owed the handlers that were asked for and could not run
   */
  record HostFinished(
      String host,
      Counts counts,
      int total,
      Optional<TaskRef> stoppedAt,
      List<String> owed,
      Duration took)
      implements Event {}

  /**
   * The run is over.
   *
   * @param surprises where what happened was not what had been announced, a sentence each
   */
  record RunFinished(
      Map<String, Counts> hosts, boolean dryRun, List<String> surprises, Duration took)
      implements Event {}
}
