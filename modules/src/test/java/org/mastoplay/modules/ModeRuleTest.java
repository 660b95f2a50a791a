package org.mastoplay.modules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mastoplay.module.Mode;

/** Modes mean what they mean to chmod. */
final class ModeRuleTest {
  @Test
  void meansWhatItMeansToChmod(@TempDir Path folder) throws Exception {
    var rules =
        List.of("0640", "u=rw,go=r", "u=rwX,g=rX,o=", "a+X", "go-w", "u+x", "u=rwxs", "g+s", "+x");
    for (var directory : List.of(true, false)) {
      for (var before : List.of("0644", "0755", "0600", "0711", "0777")) {
        for (var rule : rules) {
          var file = folder.resolve("f");
          if (directory) {
            Files.createDirectory(file);
          } else {
            Files.writeString(file, "");
          }
          var told =
              shell(
                  "umask 0; chmod %s %s && chmod %s %s && stat -c %%a %s"
                      .formatted(before, file, rule, file, file));
          Files.delete(file);
          assertThat(ModeRule.parse(rule).over(Mode.parse(before), directory))
              .as("%s on %s %s", rule, directory ? "a folder of" : "a file of", before)
              .isEqualTo(new Mode(Integer.parseInt(told.strip(), 8)));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "9", "rw", "u=q", "u", "+w", "u=rw;g=r", "07777777"})
  void refusesWhatIsNoMode(String text) {
    assertThatThrownBy(() -> ModeRule.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  private static String shell(String command) throws IOException {
    var process = new ProcessBuilder("sh", "-ec", command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
