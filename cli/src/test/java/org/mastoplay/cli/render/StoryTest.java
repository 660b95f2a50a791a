package org.mastoplay.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mastoplay.event.Event;

/** Compares what is printed with stories/*.txt; {@code -Dstories.write=true} writes them anew. */
class StoryTest {
  private static final Path STORIES = Path.of("src/test/resources/stories");

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "dry-run-80, 80, true, 0, false",
    "dry-run-160, 160, true, 0, false",
    "dry-run-ascii, 80, false, 0, false",
    "dry-run-verbose, 80, true, 2, false",
    "run-80, 80, true, 0, false",
    "run-160, 160, true, 0, false",
    "run-differences, 80, true, 0, true",
    "run-verbose, 80, true, 2, false",
    "trouble-80, 80, true, 0, false",
    "trouble-160, 160, true, 0, false",
    "trouble-ascii, 80, false, 0, false",
  })
  void isToldAsItIsWritten(
      String story, int width, boolean utf8, int verbosity, boolean differences)
      throws IOException {
    var scene = scene(story);
    var style = new Style(width, utf8, false, true, verbosity, differences, false);

    var told = tell(scene, style, story.startsWith("dry"));

    var file = STORIES.resolve(story + ".txt");
    if (Boolean.getBoolean("stories.write")) {
      Files.createDirectories(STORIES);
      Files.writeString(file, told);
    }
    assertThat(told).isEqualTo(Files.readString(file));
    assertThat(told.lines().filter(line -> !line.contains("http://")))
        .allSatisfy(line -> assertThat(Text.width(line)).isLessThanOrEqualTo(width));
  }

  private static List<Event> scene(String story) {
    return switch (story.substring(0, story.lastIndexOf('-'))) {
      case "dry-run" -> Scenes.dryRun();
      case "run" -> Scenes.run();
      default -> Scenes.trouble();
    };
  }

  private static String tell(List<Event> events, Style style, boolean dryRun) {
    var bytes = new ByteArrayOutputStream();
    var out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    try (var renderer =
        new PlainRenderer(out, style, dryRun, "mastoplay apply playbooks/site.yml")) {
      events.forEach(renderer::emit);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
