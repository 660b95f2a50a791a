package org.mastoplay.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A text with mistakes, and what a person is told about them, from a file of such cases: {@code ===
 * title}, the text, {@code >>>}, the answer.
 */
public record Cases(String title, String input, String expected) {

  /** The cases of a file beside a test class. */
  public static Stream<Cases> of(Class<?> test, String file) {
    try (var in = test.getResourceAsStream(file)) {
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("(?m)^=== ")).filter(it -> !it.isBlank()).map(Cases::parse);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a person is told about these problems, comparable with {@link #expected}. */
  public static String told(Iterable<Problem> problems) {
    var out = new StringBuilder();
    problems.forEach(problem -> out.append(problem.describe()).append('\n'));
    return tidy(out.toString());
  }

  private static Cases parse(String text) {
    var title = text.lines().findFirst().orElse("");
    var parts = text.substring(title.length() + 1).split("(?m)^>>>\n", 2);
    return new Cases(title, parts[0], parts.length < 2 ? "" : tidy(parts[1]));
  }

  private static String tidy(String text) {
    return text.lines().map(String::stripTrailing).collect(Collectors.joining("\n")).strip();
  }

  @Override
  public String toString() {
    return title;
  }
}
