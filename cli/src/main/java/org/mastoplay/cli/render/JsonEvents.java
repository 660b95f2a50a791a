package org.mastoplay.cli.render;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.mastoplay.event.Counts;
import org.mastoplay.event.Event;
import org.mastoplay.event.TaskRef;
import org.mastoplay.event.TaskResult;
import org.mastoplay.text.Diagnosis;

/** Writes the fields of events into an open JSON object. */
final class JsonEvents {
  private final JsonGenerator json;
  private final JsonDifferences differences;

  JsonEvents(JsonGenerator json) {
    this.json = json;
    this.differences = new JsonDifferences(json);
  }

  void write(Event event) throws IOException {
    switch (event) {
      case Event.RunStarted it -> {
        json.writeNumberField("schema", JsonRenderer.SCHEMA);
        json.writeStringField("playbook", it.playbook());
        strings("hosts", it.hosts());
        json.writeBooleanField("check", it.dryRun());
        seconds("checked_in", it.checked());
      }
      case Event.Connected it -> {
        host(it.host());
        json.writeStringField("summary", it.summary());
        seconds("took", it.took());
      }
      case Event.TaskStarted it -> hostAndTask(it.host(), it.task());
      case Event.TaskOutput it -> {
        hostAndTask(it.host(), it.task());
        json.writeStringField("line", it.line());
      }
      case Event.TaskFinished it -> {
        hostAndTask(it.host(), it.task());
        result(it.result());
        seconds("took", it.took());
      }
      case Event.TaskRetried it -> {
        hostAndTask(it.host(), it.task());
        json.writeNumberField("attempt", it.attempt());
        json.writeNumberField("retries", it.retries());
        seconds("delay", it.delay());
      }
      case Event.Guarded it -> {
        hostAndTask(it.host(), it.task());
        json.writeStringField("guard", it.guard().name().toLowerCase(Locale.ROOT));
        seconds("patience", it.patience());
      }
      case Event.Note it -> json.writeStringField("sentence", it.sentence());
      case Event.Halted it -> json.writeStringField("why", it.why());
      case Event.Notified it -> {
        hostAndTask(it.host(), it.task());
        json.writeStringField("handler", it.handler());
      }
      case Event.Exchanged it -> {
        host(it.host());
        json.writeNumberField("number", it.number());
        json.writeNumberField("queries", it.queries());
        json.writeNumberField("actions", it.actions());
        json.writeNumberField("sent", it.sent());
        json.writeNumberField("received", it.received());
        seconds("took", it.took());
      }
      case Event.HostUnreachable it -> {
        host(it.host());
        diagnosis(it.diagnosis());
      }
      case Event.HostFinished it -> {
        host(it.host());
        counts("counts", it.counts());
        json.writeNumberField("total", it.total());
        if (it.stoppedAt().isPresent()) {
          task("stopped_at", it.stoppedAt().get());
        }
        strings("owed", it.owed());
        seconds("took", it.took());
      }
      case Event.RunFinished it -> {
        json.writeBooleanField("check", it.dryRun());
        json.writeObjectFieldStart("hosts");
        for (var host : it.hosts().entrySet()) {
          counts(host.getKey(), host.getValue());
        }
        json.writeEndObject();
        strings("surprises", it.surprises());
        seconds("took", it.took());
      }
    }
  }

  private void host(String host) throws IOException {
    json.writeStringField("host", host);
  }

  private void hostAndTask(String host, TaskRef task) throws IOException {
    host(host);
    task("task", task);
  }

  private void task(String field, TaskRef task) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("name", task.name());
    json.writeStringField("module", task.module());
    json.writeStringField("file", task.place().source().name());
    json.writeNumberField("line", task.place().line());
    optional("item", task.item());
    optional("delegate", task.delegate());
    json.writeBooleanField("handler", task.handler());
    json.writeEndObject();
  }

  private void result(TaskResult result) throws IOException {
    switch (result) {
      case TaskResult.InOrder it -> {
        json.writeStringField("result", "ok");
        optional("message", it.message());
      }
      case TaskResult.Changed it -> {
        json.writeStringField("result", "changed");
        differences.write(it.differences());
        optional("message", it.message());
      }
      case TaskResult.KnownAfterApply it -> {
        json.writeStringField("result", "unknown");
        json.writeStringField("depends_on", it.dependsOn());
      }
      case TaskResult.Skipped it -> {
        json.writeStringField("result", "skipped");
        json.writeStringField("why", it.why());
      }
      case TaskResult.Failed it -> {
        json.writeStringField("result", "failed");
        json.writeBooleanField("ignored", it.ignored());
        json.writeBooleanField("rescued", it.aftermath() == TaskResult.Aftermath.RESCUED);
        diagnosis(it.diagnosis());
        differences.write(it.differences());
      }
    }
  }

  private void diagnosis(Diagnosis diagnosis) throws IOException {
    json.writeObjectFieldStart("diagnosis");
    json.writeStringField("what", diagnosis.what());
    optional("why", diagnosis.why());
    optional("remedy", diagnosis.remedy());
    optional("words", diagnosis.words());
    json.writeEndObject();
  }

  private void counts(String field, Counts counts) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeNumberField("ok", counts.ok());
    json.writeNumberField("changed", counts.changed());
    json.writeNumberField("failed", counts.failed());
    json.writeNumberField("skipped", counts.skipped());
    json.writeNumberField("unreachable", counts.unreachable());
    json.writeNumberField("rescued", counts.rescued());
    json.writeNumberField("ignored", counts.ignored());
    json.writeNumberField("unknown", counts.unknown());
    json.writeEndObject();
  }

  private void optional(String field, Optional<String> text) throws IOException {
    if (text.isPresent()) {
      json.writeStringField(field, text.get());
    }
  }

  private void strings(String field, Collection<String> texts) throws IOException {
    json.writeArrayFieldStart(field);
    for (var text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private void seconds(String field, Duration time) throws IOException {
    json.writeNumberField(field, time.toMillis() / 1000.0);
  }
}
