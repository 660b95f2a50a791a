package org.mastoplay.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mastoplay.module.Action;

class QuotingTest {
  private static final String ALPHABET =
      "ab '\"`$\\\n\t\r!*?[]{}()<>|&;#~=%-_./0aé€𝄞\u0001\u007f\u00a0";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "plain",
        "it's",
        "'",
        "''",
        "$HOME",
        "$(id)",
        "`id`",
        "a\nb",
        "\n",
        "-n",
        "--",
        "*",
        "~root",
        "\\",
        "\\'",
        "a\\",
        "grün €𝄞",
        "\u0001",
        "!",
        "#x",
        "%s",
        "\r\n"
      })
  void survivesTheShell(String argument) {
    assertThat(echoed(List.of(argument))).isEqualTo("<" + argument + ">");
  }

  @Test
  void survivesTheShellWhateverItIs() {
    var random = new Random(20);
    var letters = ALPHABET.codePoints().mapToObj(Character::toString).toList();
    var arguments =
        IntStream.range(0, 1000)
            .mapToObj(i ->
                IntStream.range(0, random.nextInt(30))
                    .mapToObj(j -> letters.get(random.nextInt(letters.size())))
                    .collect(Collectors.joining()))
            .toList();

    assertThat(echoed(arguments))
        .isEqualTo(arguments.stream().collect(Collectors.joining("><", "<", ">")));
  }

  /** Debian's dash loses bytes of a here-document, of lines that begin like its end. */
  @Test
  void survivesTheShellWhateverALineBeginsWith() {
    var argument =
        IntStream.concat("_~^%@".chars(), IntStream.concat("0123456789".chars(), "abcdef".chars()))
            .mapToObj(it -> "\n%s日€𝄞".formatted(Character.toString(it)))
            .collect(Collectors.joining());

    assertThat(echoed(List.of(argument))).isEqualTo("<" + argument + ">");
  }

  @Test
  void refusesZeroBytes() {
    assertThatThrownBy(() -> Quoting.word("a\0b")).isInstanceOf(IllegalArgumentException.class);
  }

  private String echoed(List<String> arguments) {
    var words = new java.util.ArrayList<>(List.of("printf", "<%s>"));
    words.addAll(arguments);
    return new Exchange(new PlainShell(folder))
        .run(List.of(Action.run(words.toArray(String[]::new))), List.of(), line -> {})
        .actions()
        .getFirst()
        .out();
  }
}
