package org.mastoplay.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mastoplay.secret.AgeKeys;
import org.mastoplay.secret.VariableFiles;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Secrets;

class ExtraVariablesTest {
  private static final VariableFiles FILES =
      new VariableFiles(new AgeKeys(Map.of(), Path.of("/none")));

  private final Problems problems = new Problems();

  @ParameterizedTest(name = "-e {0} → {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "version=4.3.1               | version: 4.3.1",
        "name=a b                    | name: a b",
        "args=-o Name=value          | args: -o Name=value",
        "name=                       | name: ",
        "url=https://a.example/?b=c  | url: https://a.example/?b=c",
        "{\"a\": 1, \"b\": [2, 3]}   | a: 1, b: [2, 3]",
        "a: {b.c: d}                 | a: {b.c: d}",
      })
  void readsAssignmentsAndMaps(String given, String expected) {
    assertThat(read(given)).isEqualTo(expected);
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void readsAFileAndLetsTheLaterOneWin(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("vars.yml"), "a: 1\nb: 2\n");
    assertThat(read("b=0", "@" + file, "a=3")).isEqualTo("b: 2, a: 3");
  }

  @ParameterizedTest(name = "-e {0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "domain                | this gives no variable a value",
        "[a, b]                | this gives no variable a value",
        "a=1 b=2               | looks like more",
        "{a.b: 1}              | `a.b` can't be the name of a variable",
        "a.b=1                 | this gives no variable a value",
        "@/nowhere/vars.yml    | there is no file `/nowhere/vars.yml`",
      })
  void tellsWhatIsWrong(String given, String message) {
    read(given);
    assertThat(problems.list()).hasSize(1);
    assertThat(problems.list().getFirst().describe()).contains(message);
  }

  private String read(String... given) {
    return ExtraVariables.read(List.of(given), FILES, problems).entrySet().stream()
        .map(it -> it.getKey() + ": " + Shown.of(it.getValue(), new Secrets()))
        .collect(Collectors.joining(", "))
        .strip();
  }
}
