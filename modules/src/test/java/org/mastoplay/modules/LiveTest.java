package org.mastoplay.modules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mastoplay.module.Content;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;

/** How a host itself reads in .env.production where the database is. */
class LiveTest {
  private static final String PSQL =
      """
      #!/bin/sh
      echo "$PGHOST|$PGPORT|$PGDATABASE|$PGUSER|$PGSSLMODE|${PGPASSWORD-none}|$*"
      """;

  @TempDir private Path folder;

  @Test
  void readsNothingWhereThereIsNoFile() throws Exception {
    assertThat(run(Map.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "DB_HOST=db.example\nDB_PASS=s3cret",
        "DB_HOST=old\nDB_HOST=10.0.0.5\nDB_PORT=5433",
        "export DB_NAME = other # the old one\nDB_USER='m n'",
        "DB_PASS='a b$c#d'\nDB_SSLMODE=\"verify-full\" # as they want it",
        "# DB_HOST=no\n  DB_HOST=/var/run/postgresql  \nXDB_USER=no",
        "DB_PASS=\"it's\"\nDB_NAME=''",
      })
  void readsWhatJavaReads(String text) throws Exception {
    Files.writeString(folder.resolve(".env.production"), text + "\n");
    var settings = Dotenv.parse(text + "\n");
    var last = run(Map.of()).getLast().split("\\|", -1);
    assertThat(last[0]).isEqualTo(value(settings, "DB_HOST", "localhost"));
    assertThat(last[1]).isEqualTo(value(settings, "DB_PORT", "5432"));
    assertThat(last[2]).isEqualTo(value(settings, "DB_NAME", "mastodon_production"));
    assertThat(last[3]).isEqualTo(value(settings, "DB_USER", "mastodon"));
    assertThat(last[4]).isEqualTo(value(settings, "DB_SSLMODE", "prefer"));
    assertThat(last[5]).isEqualTo(value(settings, "DB_PASS", "none"));
    assertThat(last[6]).endsWith("-v a=it's -v b=2");
  }

  @Test
  void tellsAllThatLedToTheAnswerButThePassword() throws Exception {
    Files.writeString(folder.resolve(".env.production"), "DB_HOST=db\nDB_PASS=s3cret\n");
    var lines = run(Map.of("PGPORT", "5555"));
    assertThat(lines.getFirst()).isEqualTo("asked db 5555 mastodon_production mastodon prefer");
  }

  private static String value(Dotenv settings, String key, String otherwise) {
    return settings.value(key).filter(it -> !it.isEmpty()).orElse(otherwise);
  }

  /** The lines that the host's own look prints, where psql prints how it was called. */
  private List<String> run(Map<String, String> past) throws Exception {
    var bin = Files.createDirectories(folder.resolve("bin"));
    Files.setPosixFilePermissions(
        Files.writeString(bin.resolve("psql"), PSQL), PosixFilePermissions.fromString("rwxr-xr-x"));
    var live = new Live(RemotePath.parse(folder.toString()));
    var script = guess(live.ask(past, "select 1", "a=it's", "b=2"));
    var words = new ArrayList<>(List.of("sh", "-c", script.text(), "sh"));
    words.addAll(script.arguments());
    var builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().keySet().removeIf(it -> it.startsWith("PG"));
    builder.environment().putAll(script.environment());
    builder.environment().merge("PATH", bin.toString(), (path, own) -> own + ":" + path);
    var process = builder.start();
    try (var stdin = process.getOutputStream()) {
      stdin.write(script.stdin().map(Content::bytes).orElseThrow());
    }
    var text = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    return text.lines().toList();
  }

  /** The second of the two things that the first exchange looks at. */
  private static Script guess(Probe<?> probe) {
    var both = (Probe.Both<?, ?, ?>) ((Probe.Then<?, ?>) probe).first();
    return ((Query.OfScript) ((Probe.Look<?>) both.second()).query()).script();
  }
}
