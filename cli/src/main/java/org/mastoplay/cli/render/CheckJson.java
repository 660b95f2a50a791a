package org.mastoplay.cli.render;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import org.mastoplay.text.Problem;

/** Tells what came of a check as one JSON document, by docs/json-output.md. */
public final class CheckJson {
  private CheckJson() {}

  public static void write(CheckResult result, PrintStream out) {
    JsonDocument.print(out, json -> write(result, json));
  }

  private static void write(CheckResult result, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("schema", JsonRenderer.SCHEMA);
    json.writeArrayFieldStart("problems");
    for (var problem : result.problems()) {
      write(problem, json);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("checked");
    json.writeStringField("playbook", result.playbook().toString());
    if (result.run().isPresent()) {
      var run = result.run().get();
      json.writeNumberField("tasks", CheckResult.tasksOf(run));
      json.writeNumberField("hosts", CheckResult.hostsOf(run));
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void write(Problem problem, JsonGenerator json) throws IOException {
    var place = problem.place();
    json.writeStartObject();
    json.writeStringField("file", place.source().name());
    json.writeNumberField("line", place.line());
    json.writeNumberField("column", place.column());
    json.writeNumberField("length", place.length());
    json.writeStringField("message", problem.message());
    if (problem.remedy().isPresent()) {
      json.writeStringField("remedy", problem.remedy().get());
    }
    json.writeArrayFieldStart("trail");
    for (var step : problem.trail()) {
      json.writeString(step);
    }
    json.writeEndArray();
    json.writeStringField("text", place.source().line(place.line()));
    json.writeEndObject();
  }
}
