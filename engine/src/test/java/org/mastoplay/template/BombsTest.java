package org.mastoplay.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;

/**
 * Templates that would fill the memory or run for ever are refused, one after the other in one
 * process of little memory, which survives them all.
 */
class BombsTest {
  private static final int MOST_MILLIS = 60_000;

  static List<String> bombs() {
    try (var in = BombsTest.class.getResourceAsStream("bombs.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void eachIsRefused() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var child =
        new ProcessBuilder(
                java,
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                BombsTest.Child.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var told = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(told.lines()).hasSameSizeAs(bombs()).allMatch(line -> line.startsWith("refused "));
    assertThat(told.lines().mapToInt(line -> Integer.parseInt(line.split(" ")[1])))
        .allMatch(millis -> millis < MOST_MILLIS);
    assertThat(child.waitFor()).isZero();
  }

  /** The process of little memory: says how each bomb ended, and after how many milliseconds. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) {
      var limits = new Limits(Duration.ofSeconds(1), 10_000_000, 100_000);
      var templates = new Templates(limits);
      var place = new Source("main.ftl", "").start();
      var many = IntStream.range(0, 50_000).mapToObj(i -> (Node) Node.text(place, "x")).toList();
      var variables = FakeVariables.of(Map.of("big", new Node.Sequence(place, many)));
      for (var bomb : bombs()) {
        var start = System.nanoTime();
        var ending =
            ending(() ->
                templates.renderFile(
                    new TemplateFile(new Source("main.ftl", bomb), Includes.NONE), variables));
        System.out.println(ending + " " + (System.nanoTime() - start) / 1_000_000);
      }
      // What was left behind would keep the process alive no longer than this.
      System.exit(0);
    }

    private static String ending(Runnable rendering) {
      try {
        rendering.run();
        return "rendered";
      } catch (MistakesFound e) {
        return "refused";
      }
    }
  }
}
