package org.mastoplay.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  private final Secrets secrets = new Secrets();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "hunter2|DB_PASS=hunter2|DB_PASS=••••••",
        "hunter2|postgres://m:hunter2@db/m|postgres://m:••••••@db/m",
        "hunter2|HUNTER2 and Hunter2|•••••• and ••••••",
        "hunter2|hunter3|hunter3",
        "hunter2|hunter2hunter2|••••••",
        "a&b<c\"d|<p>a&amp;b&lt;c&quot;d</p>|<p>••••••</p>",
        "it's &co|it&#39;s &amp;co|••••••",
        "it's &co|it&apos;s &amp;co|••••••",
        "p/w d&é|?key=p%2Fw%20d%26%C3%A9&x|?key=••••••&x",
        "p/w d&é|?key=p%2fw+d%26%c3%a9&x|?key=••••••&x",
        "p/w d&é|/p/w%20d%26%C3%A9/x|/••••••/x",
        "say \"\\o/\"|{\"k\":\"say \\\"\\\\o/\\\"\"}|{\"k\":\"••••••\"}",
        "say \"\\o/\"|{\"k\":\"say \\\"\\\\o\\/\\\"\"}|{\"k\":\"••••••\"}",
        "it's me|'it'\\''s me'|'••••••'",
        "it's me|'it'\"'\"'s me'|'••••••'",
        "it's me|'it''s me'|'••••••'",
        "it's me|it\\'s\\ me|••••••",
        "cost $5|\"cost \\$5\"|\"••••••\"",
        "hunter2|aHVudGVyMg==|••••••==",
        "hunter2|aHVudGVyMgo=|••••••=",
        "~~~???>>>|fn5-Pz8_Pj4-|••••••",
        "'  hunter2 '|'  hunter2 '|••••••"
      })
  void dotsStandWhereTheSecretStood(String secret, String text, String expected) {
    secrets.add(secret);
    assertThat(secrets.redact(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "8080", "1234567", "-3.5", "true", "False", "null"})
  void whatCannotBeToldFromOtherTextIsHiddenOnlyWhereItStandsAlone(String value) {
    secrets.add(value);
    assertThat(secrets.redact("port " + value + " is open"))
        .isEqualTo("port " + value + " is open");
    assertThat(secrets.redact(value)).isEqualTo(Secret.DOTS);
    assertThat(secrets.redactSecret("port " + value)).isEqualTo(Secret.DOTS);
  }

  @Test
  void nothingHidesNothing() {
    secrets.add("");
    secrets.add(" \n");
    assertThat(secrets.redact("a b")).isEqualTo("a b");
    assertThat(secrets.redact("")).isEmpty();
  }

  @Test
  void theLongestIsFoundFirstAndOverlapsAreHiddenWhole() {
    List.of("horse", "correct horse", "horse battery").forEach(secrets::add);
    assertThat(secrets.redact("a correct horse battery staple")).isEqualTo("a •••••• staple");
    assertThat(secrets.redact("my horse eats")).isEqualTo("my •••••• eats");
  }

  @Test
  void linesOfASecretAreHiddenOneByOne() {
    secrets.add("-----BEGIN KEY-----\nMC4CAQAwBQ\nab\n-----END KEY-----\n");
    assertThat(secrets.redact("  MC4CAQAwBQ")).isEqualTo("  ••••••");
    assertThat(secrets.redact("ab")).isEqualTo("ab");
    assertThat(secrets.redact("k=-----BEGIN KEY-----\\nMC4CAQAwBQ\\nab\\n-----END KEY-----"))
        .isEqualTo("k=••••••");
    assertThat(secrets.redact("> -----BEGIN KEY-----\nMC4CAQAwBQ\nab\n-----END KEY-----\n<"))
        .isEqualTo("> ••••••\n<");
  }

  @Test
  void whatIsHiddenStaysHidden() {
    secrets.add("hunter2");
    var once = secrets.redact("x hunter2 y");
    assertThat(secrets.redact(once)).isEqualTo(once);
  }

  @Test
  void aProblemIsToldWithoutTheSecretInItsLine() {
    secrets.add("hunter2");
    var line = "  with: {password: hunter2, nmae: x}  # was hunter2";
    var source = new Source("site.yml", "- hosts: all\n" + line);
    var column = line.indexOf("nmae") + 1;
    var problem =
        Problem.at(new Place(source, 2, column, 4), "`hunter2` is odd", "not hunter2")
            .reachedFrom("site.yml:1 (hunter2)");
    assertThat(secrets.redact(problem).describe())
        .isEqualTo(
            """
            site.yml:2:28: `••••••` is odd
                2 |   with: {password: ••••••, nmae: x}  # was ••••••
                  |                            ^^^^ not ••••••
              reached from site.yml:1 (••••••)\
            """);
    var other = Problem.at(new Place(source, 1, 3, 5), "wrong");
    assertThat(secrets.redact(other)).isEqualTo(other);
  }

  /** A whole text of random parts: what was put in as secrets is nowhere, all else is there. */
  @Test
  void noSecretSurvivesAndNothingElseIsLost() {
    var random = new Random(42);
    for (var round = 0; round < 2_000; round++) {
      var mine = new Secrets();
      var values = random.ints(4, 0, 1 << 30).mapToObj(i -> word(random, i)).toList();
      values.forEach(mine::add);
      var text = new StringBuilder();
      var expected = new StringBuilder();
      for (var part = 0; part < 20; part++) {
        var filler = "<%d>".formatted(random.nextInt(100));
        text.append(filler).append(values.get(random.nextInt(values.size())));
        expected.append(filler).append(Secret.DOTS);
      }
      assertThat(mine.redact(text.toString())).as("round %d", round).isEqualTo(expected.toString());
    }
  }

  @Test
  void manySecretsInMuchTextAreFoundInTime() {
    var random = new Random(1);
    var values = new ArrayList<String>();
    for (var i = 0; i < 200; i++) {
      values.add(word(random, random.nextInt(1 << 30)) + "-" + i);
    }
    values.forEach(secrets::add);
    var line = "the quick brown fox jumps over the lazy dog 0123456789 ";
    var text =
        values.stream().map(value -> line.repeat(95) + value + "\n").collect(Collectors.joining());
    assertThat(text.length()).isGreaterThan(1_000_000);
    secrets.redact(text);
    var start = Instant.now();
    var redacted = secrets.redact(text);
    var took = Duration.between(start, Instant.now());
    assertThat(values).noneMatch(redacted::contains);
    assertThat(took).isLessThan(Duration.ofSeconds(1));
  }

  private static String word(Random random, int seed) {
    var alphabet = "abcdefghijkmnopqrstuvwxyz-_/+=&é'\"$ ";
    var word = new StringBuilder("s" + Integer.toString(seed, 36) + "Q");
    for (var i = 0; i < 8; i++) {
      word.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return word.append('x').toString();
  }
}
