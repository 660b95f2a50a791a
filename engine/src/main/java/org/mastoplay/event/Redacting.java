package org.mastoplay.event;

import java.util.List;
import java.util.Optional;
import org.mastoplay.module.Difference;
import org.mastoplay.text.Diagnosis;
import org.mastoplay.text.Secrets;

/**
 * Passes events on without what must not be shown: whoever renders or keeps them needs to know
 * nothing of secrets. Names by which things are found, of hosts, modules and files, stay as they
 * are.
 */
public final class Redacting implements Events {
  private final Events next;
  private final Secrets secrets;
  private final RedactedDifferences differences;

  public Redacting(Events next, Secrets secrets) {
    this.next = next;
    this.secrets = secrets;
    this.differences = new RedactedDifferences(secrets);
  }

  @Override
  public void emit(Event event) {
    next.emit(redacted(event));
  }

  private Event redacted(Event event) {
    return switch (event) {
      case Event.RunStarted it -> it;
      case Event.Connected it ->
          new Event.Connected(it.host(), secrets.redact(it.summary()), it.took());
      case Event.TaskStarted it -> new Event.TaskStarted(it.host(), redacted(it.task()));
      case Event.TaskOutput it ->
          new Event.TaskOutput(it.host(), redacted(it.task()), secrets.redact(it.line()));
      case Event.TaskFinished it ->
          new Event.TaskFinished(it.host(), redacted(it.task()), redacted(it.result()), it.took());
      case Event.TaskRetried it ->
          new Event.TaskRetried(
              it.host(), redacted(it.task()), it.attempt(), it.retries(), it.delay());
      case Event.Guarded it ->
          new Event.Guarded(it.host(), redacted(it.task()), it.guard(), it.patience());
      case Event.Note it -> new Event.Note(secrets.redact(it.sentence()));
      case Event.Halted it -> new Event.Halted(secrets.redact(it.why()));
      case Event.Notified it ->
          new Event.Notified(it.host(), redacted(it.task()), secrets.redact(it.handler()));
      case Event.Exchanged it -> it;
      case Event.HostUnreachable it ->
          new Event.HostUnreachable(it.host(), redacted(it.diagnosis()));
      case Event.HostFinished it ->
          new Event.HostFinished(
              it.host(),
              it.counts(),
              it.total(),
              it.stoppedAt().map(this::redacted),
              redacted(it.owed()),
              it.took());
      case Event.RunFinished it ->
          new Event.RunFinished(it.hosts(), it.dryRun(), redacted(it.surprises()), it.took());
    };
  }

  private TaskRef redacted(TaskRef task) {
    return new TaskRef(
        secrets.redact(task.name()),
        task.module(),
        task.place(),
        redacted(task.item()),
        task.handler(),
        task.delegate());
  }

  private TaskResult redacted(TaskResult result) {
    return switch (result) {
      case TaskResult.InOrder it -> new TaskResult.InOrder(redacted(it.message()));
      case TaskResult.Changed it ->
          new TaskResult.Changed(differences(it.differences()), redacted(it.message()));
      case TaskResult.KnownAfterApply it ->
          new TaskResult.KnownAfterApply(secrets.redact(it.dependsOn()));
      case TaskResult.Skipped it -> new TaskResult.Skipped(secrets.redact(it.why()));
      case TaskResult.Failed it ->
          new TaskResult.Failed(
              redacted(it.diagnosis()), differences(it.differences()), it.aftermath());
    };
  }

  private Diagnosis redacted(Diagnosis it) {
    return new Diagnosis(
        secrets.redact(it.what()), redacted(it.why()), redacted(it.remedy()), redacted(it.words()));
  }

  private List<Difference> differences(List<Difference> all) {
    return all.stream().map(differences::of).toList();
  }

  private List<String> redacted(List<String> texts) {
    return texts.stream().map(secrets::redact).toList();
  }

  private Optional<String> redacted(Optional<String> text) {
    return text.map(secrets::redact);
  }
}
