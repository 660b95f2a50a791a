package org.mastoplay.cli.render;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mastoplay.event.Event;
import org.mastoplay.event.TaskRef;
import org.mastoplay.event.TaskResult;
import org.mastoplay.module.Content;
import org.mastoplay.module.Difference;

class JsonRendererTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

  @Test
  void writesAnObjectOnALine() {
    var event = Scenes.finished("web1", Scenes.HARDEN, Scenes.otherHost());

    assertThat(write(List.of(event)))
        .isEqualTo(
            """
            {"event":"task_finished","time":"2026-11-22T12:00:00Z","host":"web1",\
            "task":{"name":"Harden sshd","module":"sshd","file":"site.yml","line":41,"handler":false},\
            "result":"changed","differences":[{"kind":"contents",\
            "subject":"/etc/nginx/sites-available/social.example","detail":"",\
            "before":"server {\\n  client_max_body_size 40m;\\n}\\n",\
            "after":"server {\\n  client_max_body_size 99m;\\n}\\n"}],"took":0.2}
            """);
  }

  @Test
  void beginsWithTheSchemaAndEndsWithTheCountsOfEachHost() {
    var lines = write(Scenes.dryRun()).lines().toList();

    assertThat(lines.getFirst())
        .startsWith("{\"event\":\"run_started\"")
        .contains("\"schema\":1", "\"check\":true");
    assertThat(lines.getLast())
        .startsWith("{\"event\":\"run_finished\"")
        .contains(
            "\"check\":true",
            "\"web1\":{\"ok\":2,\"changed\":3,\"failed\":0,\"skipped\":0,\"unreachable\":0,"
                + "\"rescued\":0,\"ignored\":0,\"unknown\":1}");
  }

  @Test
  void documentsEveryEventAndField() throws IOException {
    var written = write(everything());
    var events =
        Arrays.stream(Event.class.getPermittedSubclasses())
            .map(type ->
                type.getSimpleName().replaceAll("(?<=.)([A-Z])", "_$1").toLowerCase(Locale.ROOT))
            .collect(toSet());

    var documentation =
        Files.readString(Path.of("../docs/json-output.md")).split("(?m)^## The check$")[0];

    assertThat(words(documentation, "^### `(\\w+)`$")).isEqualTo(events);
    assertThat(values(written, "event")).isEqualTo(events);
    var fields = words(documentation, "^\\| `(\\w+)` \\|");
    fields.addAll(Set.of("event", "time"));
    assertThat(fields).isEqualTo(fields(written));
  }

  /** Events that together have every field. */
  private static List<Event> everything() {
    var events = new ArrayList<Event>();
    events.addAll(Scenes.run());
    events.addAll(Scenes.dryRun());
    events.addAll(Scenes.trouble());
    var binary = Content.of(new byte[] {0, 1});
    var task = new TaskRef("Copy", "copy", Scenes.HARDEN.place(), Optional.of("a"), false);
    events.add(
        Scenes.finished(
            "web1",
            task,
            Scenes.changed(new Difference.Contents("/a", Optional.of(binary), binary, ""))));
    events.add(Scenes.finished("web1", task, new TaskResult.Skipped("when: false")));
    events.add(new Event.TaskStarted("web1", task));
    events.add(new Event.TaskStarted("web1", task.on(Optional.of("db1"))));
    events.add(new Event.TaskRetried("web1", task, 1, 3, Duration.ofSeconds(5)));
    events.add(new Event.Guarded("web1", task, Event.Guard.LIFTED, Duration.ofSeconds(60)));
    events.add(new Event.Note("a key was made"));
    events.add(new Event.Halted("too many failed"));
    events.add(new Event.Connected("web1", "Debian", Duration.ZERO));
    return events;
  }

  private static String write(List<Event> events) {
    var bytes = new ByteArrayOutputStream();
    try (var renderer =
        new JsonRenderer(new PrintStream(bytes, false, StandardCharsets.US_ASCII), NOON)) {
      events.forEach(renderer::emit);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static Set<String> words(String text, String pattern) {
    return Pattern.compile(pattern, Pattern.MULTILINE)
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(toSet());
  }

  private static Set<String> values(String json, String field) {
    return words(json, "^\\{\"" + field + "\":\"(\\w+)\"");
  }

  /** The names of all fields, but for those that are names of hosts. */
  private static Set<String> fields(String json) throws IOException {
    var names = new HashSet<String>();
    try (var parser = new JsonFactory().createParser(json)) {
      for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME && !parser.currentName().matches("web\\d|db\\d")) {
          names.add(parser.currentName());
        }
      }
    }
    return names;
  }
}
