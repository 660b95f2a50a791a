package org.mastoplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mastoplay.host.Connector;

/**
 * What a person is told who made a mistake, word for word, through the whole program; {@code
 * -Dmistakes.write=true} writes what is told into mistakes.cases.
 */
class MistakesTest {
  private static final Path FILE = Path.of("src/test/resources/mistakes.cases");

  private static final Path FOLDER = Path.of("target/try");

  private final List<String> contacted = new ArrayList<>();
  private final Connector nobody =
      target -> {
        contacted.add(target.host());
        throw new AssertionError("no host may be contacted");
      };

  /**
   * A mistake and what is told about it: a section of the file.
   *
   * @param question a line with the command, and the files that lie in the folder, each below a
   *     line {@code --- name}
   */
  record Mistake(String title, String question, String answer) {
    static Mistake parse(String section) {
      var titleEnd = section.indexOf('\n') + 1;
      var parts = section.substring(titleEnd).split("(?m)^>>>\n", 2);
      return new Mistake(section.substring(0, titleEnd).strip(), parts[0], parts[1]);
    }

    String section() {
      return "=== %s\n%s>>>\n%s".formatted(title, question, answer);
    }

    @Override
    public String toString() {
      return title;
    }
  }

  static Stream<Mistake> mistakes() throws IOException {
    return Stream.of(Files.readString(FILE).split("(?m)^=== "))
        .filter(section -> !section.isBlank())
        .map(Mistake::parse);
  }

  @BeforeEach
  void clear() throws IOException {
    Files.createDirectories(FOLDER);
    MoreFiles.deleteDirectoryContents(FOLDER, RecursiveDeleteOption.ALLOW_INSECURE);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void isToldBeforeAnyHostIsContacted(Mistake mistake) throws IOException {
    var parts = mistake.question().split("(?m)^--- ");
    for (var file : List.of(parts).subList(1, parts.length)) {
      var name = file.lines().findFirst().orElseThrow();
      Files.createDirectories(FOLDER.resolve(name).getParent());
      Files.writeString(FOLDER.resolve(name), file.substring(name.length() + 1));
    }

    var seen = run(parts[0].strip().substring("$ mastoplay ".length()).split(" "));

    if (Boolean.getBoolean("mistakes.write")) {
      var anew = new Mistake(mistake.title(), mistake.question(), seen.err() + '\n');
      Files.writeString(FILE, Files.readString(FILE).replace(mistake.section(), anew.section()));
    } else {
      assertThat(seen.err() + '\n').isEqualTo(mistake.answer());
    }
    assertThat(seen.code()).isEqualTo(1);
    assertThat(seen.out()).isEmpty();
    assertThat(contacted).isEmpty();
  }

  @Test
  void playbookMustBeText() throws IOException {
    Files.write(FOLDER.resolve("site.yml"), new byte[] {'-', ' ', (byte) 0xff});

    var seen = run("check", "target/try/site.yml");

    assertThat(seen.err())
        .startsWith("command line:1:1: target/try/site.yml is no text in UTF-8\n")
        .contains("^ save it as UTF-8\n");
    assertThat(seen.code()).isEqualTo(1);
  }

  private Terminal run(String... words) {
    return Terminal.run(Map.of(), nobody, words);
  }
}
