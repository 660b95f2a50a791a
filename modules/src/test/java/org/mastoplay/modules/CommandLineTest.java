package org.mastoplay.modules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a command is split into words. */
final class CommandLineTest {
  static Stream<Arguments> commands() {
    return Stream.of(
        arguments("a b  c", List.of("a", "b", "c")),
        arguments(" a\n\tb ", List.of("a", "b")),
        arguments("echo 'a  b' \"c d\"", List.of("echo", "a  b", "c d")),
        arguments("a'b c'd", List.of("ab cd")),
        arguments("a '' \"\"", List.of("a", "", "")),
        arguments("a\\ b \\'", List.of("a b", "'")),
        arguments("\"a\\\"b\\$c\\n\"", List.of("a\"b$c\\n")),
        arguments("echo $HOME | wc; *", List.of("echo", "$HOME", "|", "wc;", "*")),
        arguments("", List.of()));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void splitsAsAShellWould(String command, List<String> words) {
    assertThat(CommandLine.split(command)).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"echo 'a", "echo \"a", "a \\'b'"})
  void wantsQuotesClosed(String command) {
    assertThatThrownBy(() -> CommandLine.split(command))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not closed");
  }

  @Test
  void splitsWhateverIsQuotedAsARealShellDoes() throws IOException, InterruptedException {
    var random = new Random(20261122);
    var command = new StringBuilder();
    for (var i = 0; i < 200; i++) {
      var text = new StringBuilder();
      for (var j = random.nextInt(6); j >= 0; j--) {
        text.append("ab '\"\\x".charAt(random.nextInt(7)));
      }
      command.append(" '").append(text.toString().replace("'", "'\\''")).append('\'');
    }
    var shell = new ProcessBuilder("sh", "-c", "printf '%s\\n' " + command).start();
    var out = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).isZero();
    assertThat(CommandLine.split(command.toString()))
        .isEqualTo(new ArrayList<>(out.lines().toList()));
  }
}
