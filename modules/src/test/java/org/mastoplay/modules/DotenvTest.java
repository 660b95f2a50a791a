package org.mastoplay.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is written to a dotenv file is what is read from it, or is refused. */
final class DotenvTest {
  private static final String LETTERS = "ab1 '\"\\$#`=\t\n\r;{}(é😀\u2028";

  @Test
  void readsBackWhatItWrites() {
    var random = new Random(7);
    var refused = 0;
    for (var round = 0; round < 3000; round++) {
      var file = Dotenv.parse("# Of a person\nOTHER='a b' # why\n");
      var expected = new HashMap<String, String>();
      for (var i = 0; i < 5; i++) {
        var key = "K" + random.nextInt(4);
        var value = value(random);
        if (Dotenv.refusal(key, value).isPresent()) {
          refused++;
          continue;
        }
        file = file.with(key, value);
        expected.put(key, value);
      }
      var again = Dotenv.parse(file.text());
      assertThat(again).isEqualTo(file);
      expected.forEach((key, value) -> assertThat(again.value(key)).hasValue(value));
      assertThat(again.text()).startsWith("# Of a person\nOTHER='a b' # why\n");
    }
    assertThat(refused).isBetween(1000, 14000);
  }

  @Test
  void keepsEveryTextAsItIs() {
    var random = new Random(11);
    for (var round = 0; round < 3000; round++) {
      var text = "A" + value(random) + "\nB=" + value(random) + value(random);
      assertThat(Dotenv.parse(text).text()).isEqualTo(text);
    }
  }

  @Test
  void readsWhatOthersWrite() {
    var file =
        Dotenv.parse(
            """
            export A=1
            B = two words  # a comment
            C: yes
            D="it's"
            E=$A
            F='first
            second'
            G=
            H=x\\n
            A=2
            """);
    assertThat(file.keys()).containsExactly("A", "B", "C", "D", "E", "F", "G", "H");
    assertThat(file.value("A")).hasValue("2");
    assertThat(file.value("B")).hasValue("two words");
    assertThat(file.value("C")).hasValue("yes");
    assertThat(file.value("D")).hasValue("it's");
    assertThat(file.value("G")).hasValue("");
    // Not all programs read these alike.
    assertThat(file.value("E")).isEmpty();
    assertThat(file.value("F")).isEmpty();
    assertThat(file.value("H")).isEmpty();
  }

  @Test
  void changesTheSettingThatCounts() {
    var file = Dotenv.parse("A=1 # one\nexport A=2 # two\nB=3");
    assertThat(file.with("A", "x y").with("C", "4").text())
        .isEqualTo("A=1 # one\nexport A='x y' # two\nB=3\nC=4\n");
    assertThat(file.without("A").text()).isEqualTo("B=3");
  }

  @Test
  void tellsNoValueThatItRefuses() {
    assertThat(Dotenv.refusal("A", "hunter2\n").orElseThrow())
        .contains("`A`")
        .doesNotContain("hun");
    assertThat(Dotenv.refusal("A B", "x")).isPresent();
    assertThat(Dotenv.refusal("A", "it's $5")).isPresent();
    assertThat(Dotenv.refusal("A", "$5 # of \\ \"a\"")).isEqualTo(Optional.empty());
  }

  private static String value(Random random) {
    var letters = LETTERS.codePoints().toArray();
    var text = new StringBuilder();
    for (var i = random.nextInt(9); i > 0; i--) {
      text.appendCodePoint(letters[random.nextInt(letters.length)]);
    }
    return text.toString();
  }
}
