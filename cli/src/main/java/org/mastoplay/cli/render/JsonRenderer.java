package org.mastoplay.cli.render;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Locale;
import org.mastoplay.event.Event;

/** Writes each event as one JSON object on a line of its own, by docs/json-output.md. */
public final class JsonRenderer implements Renderer {
  /** Raised when a field changes its meaning or goes; new fields may come without it. */
  static final int SCHEMA = 1;

  private final JsonFactory factory = new JsonFactory();
  private final PrintStream out;
  private final Clock clock;

  /**
   * Writes UTF-8, whatever the stream's own encoding.
   *
   * @param clock for the time of each event
   */
  public JsonRenderer(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  @Override
  public synchronized void emit(Event event) {
    var line = new StringWriter();
    try (var json = factory.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("event", name(event));
      json.writeStringField("time", clock.instant().toString());
      new JsonEvents(json).write(event);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    var bytes = (line + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    out.write(bytes, 0, bytes.length);
    out.flush();
  }

  /** The word for a kind of event: its type's name in snake case. */
  static String name(Event event) {
    return event
        .getClass()
        .getSimpleName()
        .replaceAll("(?<=.)([A-Z])", "_$1")
        .toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    out.flush();
  }
}
