package org.mastoplay.cli.render;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mastoplay.text.Problem;

/** Tells what came of a check as a SARIF 2.1.0 log, which editors and code hosts can show. */
public final class CheckSarif {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
  private static final String RULE = "mistake";
  private static final String ROOT = "%SRCROOT%";

  /** A step of a trail that begins with a place, such as {@code site.yml:9 (use: base)}. */
  private static final Pattern STEP = Pattern.compile("(\\S.*?):(\\d{1,9})(?::\\d+)?(?:\\s.*)?");

  private final Path folder;
  private final Optional<String> version;

  /**
   * @param folder what the names of files are relative to
   */
  public CheckSarif(Path folder, Optional<String> version) {
    this.folder = folder.toAbsolutePath().normalize();
    this.version = version;
  }

  public void write(CheckResult result, PrintStream out) {
    JsonDocument.print(out, json -> write(result, json));
  }

  private void write(CheckResult result, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("$schema", SCHEMA);
    json.writeStringField("version", "2.1.0");
    json.writeArrayFieldStart("runs");
    json.writeStartObject();
    driver(json);
    json.writeStringField("columnKind", "unicodeCodePoints");
    json.writeObjectFieldStart("originalUriBaseIds");
    json.writeObjectFieldStart(ROOT);
    json.writeStringField("uri", folder.toUri().toString());
    json.writeEndObject();
    json.writeEndObject();
    json.writeArrayFieldStart("results");
    for (var problem : result.problems()) {
      result(problem, result.playbook(), json);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private void driver(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "mastoplay");
    if (version.isPresent()) {
      json.writeStringField("version", version.get());
    }
    json.writeArrayFieldStart("rules");
    json.writeStartObject();
    json.writeStringField("id", RULE);
    message("shortDescription", "A mistake in a playbook, or in what belongs to it", json);
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void result(Problem problem, Path playbook, JsonGenerator json) throws IOException {
    var place = problem.place();
    var isInFile = Files.isRegularFile(folder.resolve(place.source().name()));
    // What was wrong on the command line is no place in a file, but code hosts ask for one.
    var where = isInFile ? "" : place.source().name() + ": ";
    var remedy = problem.remedy().map(": "::concat).orElse("");
    json.writeStartObject();
    json.writeStringField("ruleId", RULE);
    json.writeNumberField("ruleIndex", 0);
    json.writeStringField("level", "error");
    message("message", where + problem.message() + remedy, json);
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    if (isInFile) {
      var end = place.column() + place.length();
      physical(
          place.source().name(), Optional.of(new Region(place.line(), place.column(), end)), json);
    } else {
      physical(playbook.toString(), Optional.empty(), json);
    }
    json.writeEndObject();
    json.writeEndArray();
    if (!problem.trail().isEmpty()) {
      json.writeArrayFieldStart("relatedLocations");
      for (var step : problem.trail()) {
        step(step, json);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void step(String step, JsonGenerator json) throws IOException {
    json.writeStartObject();
    var written = STEP.matcher(step);
    if (written.matches()) {
      var line = Integer.parseInt(written.group(2));
      physical(written.group(1), Optional.of(new Region(line, 0, 0)), json);
    }
    message("message", "reached from " + step, json);
    json.writeEndObject();
  }

  /**
   * Part of a line.
   *
   * @param from the first column; 0 for all of the line
   */
  private record Region(int line, int from, int to) {}

  private void physical(String file, Optional<Region> region, JsonGenerator json)
      throws IOException {
    var path = folder.resolve(file).normalize();
    json.writeObjectFieldStart("physicalLocation");
    json.writeObjectFieldStart("artifactLocation");
    if (path.startsWith(folder)) {
      json.writeStringField("uri", folder.toUri().relativize(path.toUri()).toString());
      json.writeStringField("uriBaseId", ROOT);
    } else {
      json.writeStringField("uri", path.toUri().toString());
    }
    json.writeEndObject();
    if (region.isPresent()) {
      json.writeObjectFieldStart("region");
      json.writeNumberField("startLine", region.get().line());
      if (region.get().from() > 0) {
        json.writeNumberField("startColumn", region.get().from());
        json.writeNumberField("endColumn", region.get().to());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void message(String field, String text, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("text", text);
    json.writeEndObject();
  }
}
