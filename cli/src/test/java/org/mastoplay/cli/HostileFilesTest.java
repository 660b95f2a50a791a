package org.mastoplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files made to exhaust whoever reads them are refused soon, wherever a playbook takes them in. */
class HostileFilesTest {
  private static final Path FOLDER = Path.of("target/hostile");
  private static final int MOST_TOLD = 200_000;

  /** Where a playbook takes in YAML, and a playbook that does. */
  private static final Map<String, String> PLACES =
      Map.of(
          "site.yml", "",
          "hosts.yml", "- hosts: all\n  tasks: []\n",
          "group_vars/all.yml", "- hosts: localhost\n  tasks: []\n",
          "vars.yml", "- hosts: localhost\n  vars_files: vars.yml\n  tasks: []\n",
          "more.yml", "- hosts: localhost\n  tasks:\n    - import_tasks: more.yml\n",
          "website.yml", "- hosts: localhost\n  tasks:\n    - use: website\n",
          "extra.yml", "- hosts: localhost\n  tasks: []\n");

  private static final Map<String, String> FILES =
      Map.of(
          "lists that double with each alias",
          bomb(),
          "a text of 10 MB",
          "a: " + "x".repeat(10_000_000) + "\n",
          "lists within lists",
          "[".repeat(10_000),
          "maps within maps",
          "{a: ".repeat(10_000),
          "maps within maps by indentation",
          Stream.iterate(0, i -> i < 1_500, i -> i + 1)
              .map(i -> " ".repeat(i) + "a:\n")
              .reduce("", String::concat),
          "a list that holds itself",
          "a: &a [*a]\n",
          "a map that holds itself",
          "a: &a {b: *a}\n",
          "a map that is merged into itself",
          "a: &a {<<: *a}\n",
          "keys that are all alike",
          "a: 1\n".repeat(200_000),
          "items that are no tasks",
          "- x\n".repeat(200_000));

  static Stream<Arguments> hostile() {
    return PLACES.keySet().stream()
        .sorted()
        .flatMap(place -> FILES.keySet().stream().sorted().map(it -> Arguments.of(place, it)));
  }

  @BeforeEach
  void clear() throws IOException {
    Files.createDirectories(FOLDER);
    MoreFiles.deleteDirectoryContents(FOLDER, RecursiveDeleteOption.ALLOW_INSECURE);
  }

  @ParameterizedTest
  @MethodSource
  @Timeout(20)
  void hostile(String place, String what) throws IOException {
    Files.createDirectories(FOLDER.resolve(place).resolveSibling(""));
    Files.writeString(FOLDER.resolve("site.yml"), PLACES.getOrDefault(place, ""));
    Files.writeString(FOLDER.resolve(place), FILES.getOrDefault(what, ""));
    var words =
        Stream.of(
                List.of("check", FOLDER.resolve("site.yml").toString()),
                place.equals("hosts.yml")
                    ? List.of("-i", FOLDER + "/hosts.yml")
                    : List.<String>of(),
                place.equals("extra.yml")
                    ? List.of("-e", "@" + FOLDER + "/extra.yml")
                    : List.<String>of())
            .flatMap(List::stream)
            .toArray(String[]::new);

    var seen = Terminal.run(Map.of(), words);

    assertThat(seen.code()).as(seen.err()).isEqualTo(ExitCode.MISTAKE);
    assertThat(seen.err()).contains(FOLDER.resolve(place) + ":").hasSizeLessThan(MOST_TOLD);
  }

  private static String bomb() {
    var bomb = new StringBuilder("a0: &a0 [x, x, x, x]\n");
    for (var i = 1; i < 25; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    return bomb.toString();
  }
}
