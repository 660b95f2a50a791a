package org.mastoplay.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mastoplay.text.Place;
import org.mastoplay.text.Secrets;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;

class ResultsTest {
  private static final Place HERE = new Source("test.yml", "").start();

  @Test
  void keepsOutputWithoutItsLastLineBreaks() {
    var node = Results.of(HERE, true, false, false).output(2, "a\n\nb\n\n", "").node();
    assertThat(Shown.of(node, new Secrets()))
        .isEqualTo(
            "{changed: true, failed: false, skipped: false, rc: 2, stdout: a\n\nb,"
                + " stdout_lines: [a, , b], stderr: , stderr_lines: []}");
  }

  @ParameterizedTest(name = "{0} → changed {1}, failed {2}, skipped {3}")
  @CsvSource({
    "'',                false,   false,   true",
    "ok,                false,   false,   false",
    "ok changed,        true,    false,   false",
    "ok failed,         false,   true,    false",
    "skipped skipped,   false,   false,   true",
    "skipped ok,        false,   false,   false",
    "unknown,           unknown, unknown, unknown",
    "unknown changed,   true,    unknown, false",
    "unknown skipped,   unknown, unknown, unknown",
    "unknown failed ok, unknown, true,    false",
  })
  void ofALoopIsOfAllItsRounds(String rounds, String changed, String failed, String skipped) {
    var words = Arrays.stream(rounds.split(" ")).filter(it -> !it.isEmpty());
    var result = (Node.Mapping) Results.ofLoop(HERE, words.map(ResultsTest::round).toList());
    assertThat(flag(result, "changed")).isEqualTo(changed);
    assertThat(flag(result, "failed")).isEqualTo(failed);
    assertThat(flag(result, "skipped")).isEqualTo(skipped);
  }

  private static Node round(String word) {
    return word.equals("unknown")
        ? new Node.Unknown(HERE, "it")
        : Results.of(HERE, word.equals("changed"), word.equals("failed"), word.equals("skipped"))
            .node();
  }

  private static String flag(Node.Mapping result, String name) {
    return result.get(name).orElseThrow() instanceof Node.Scalar it ? it.text() : "unknown";
  }
}
