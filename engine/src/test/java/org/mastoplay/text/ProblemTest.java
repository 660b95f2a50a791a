package org.mastoplay.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemTest {
  @Test
  void theCaretStandsBelowTheMistake() {
    var place = new Place(new Source("site.yml", "a: 1\n  sate: x\n"), 2, 3, 4);

    assertThat(
            Problem.at(place, "unknown `sate`", "write `state`").reachedFrom("b.yml:1").describe())
        .isEqualTo(
            """
            site.yml:2:3: unknown `sate`
                2 |   sate: x
                  |   ^^^^ write `state`
              reached from b.yml:1\
            """);
  }

  @Test
  void ofAVeryLongLineOnlyTheMistakesNeighbourhoodIsShown() {
    var line = "x".repeat(5_000) + "HERE" + "y".repeat(5_000);
    var lines =
        Problem.at(new Place(new Source("a", line), 1, 5_001, 4), "m").describe().split("\n");

    assertThat(lines[1]).hasSizeLessThan(200);
    assertThat(lines[1].substring(lines[2].indexOf('^'))).startsWith("HERE");
  }
}
