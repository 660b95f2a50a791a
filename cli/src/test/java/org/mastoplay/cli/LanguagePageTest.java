package org.mastoplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every example in docs/language.md is right. */
class LanguagePageTest {
  private static final Path PAGE = Path.of("../docs/language.md");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)([^\\n]*)\\n(.*?)^```$");

  /** Values for the names that the table of expressions uses. */
  private static final String VALUES =
      """
      - hosts: web1
        vars:
          n: 1
          m: 2
          a: true
          b: false
          list: [x, y, z]
          users: [{name: bob, admin: true}, {name: alice, admin: false}]
          map: {k: v}
          other: [z, w]
          numbers: [2, 1]
          more: {l: w}
          path: /etc/hosts
          json: '{"k": 1}'
          text: a to z
          digits: '12'
          word: 'true'
        tasks:
      """;

  @TempDir private Path folder;

  /**
   * A block of the page.
   *
   * @param mark what stands behind the language: nothing for a playbook, {@code tasks} for a part
   *     of one, or the name of the file that the block is
   */
  record Example(String language, String mark, String text) {
    String playbook() {
      return mark.isEmpty() ? text : "- hosts: web\n  tasks:\n" + text.indent(4);
    }

    boolean isFile() {
      return mark.contains(".");
    }

    @Override
    public String toString() {
      return text.lines().findFirst().orElse("");
    }
  }

  static List<Example> examples() throws IOException {
    return BLOCK
        .matcher(Files.readString(PAGE))
        .results()
        .map(it -> new Example(it.group(1), it.group(2).strip(), it.group(3)))
        .collect(ImmutableList.toImmutableList());
  }

  static List<Example> playbooks() throws IOException {
    return examples().stream().filter(it -> it.language().equals("yaml") && !it.isFile()).toList();
  }

  @BeforeEach
  void writeFiles() throws IOException {
    for (var file : examples()) {
      if (file.isFile()) {
        var path = folder.resolve(file.mark());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.text());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("playbooks")
  void playbookHasNoMistake(Example example) throws IOException {
    var seen = check(example.playbook(), "hosts.yml");

    assertThat(seen.err()).isEmpty();
    assertThat(seen.code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hosts.yml", "hosts.ini"})
  void inventoryIsOne(String inventory) throws IOException {
    var playbook = "- hosts: web2:&tokyo\n  tasks:\n    - debug: {msg: '${page_title}'}\n";

    var seen = check(playbook, inventory);

    assertThat(seen.all()).contains("no mistakes found in 1 task");
  }

  @ParameterizedTest
  @CsvSource({"'| you want | you write',2", "'| you want | Ansible',3"})
  void expressionsOfATableGiveSomething(String head, int column) throws IOException {
    var cells =
        Files.readString(PAGE)
            .lines()
            .dropWhile(line -> !line.startsWith(head))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .map(line -> line.replace("\\|", "¦").split("\\|")[column].replace('¦', '|'));
    var expressions = cells.flatMap(it -> Pattern.compile("`([^`]+)`").matcher(it).results());
    var tasks =
        expressions
            .map(it -> "    - debug: {var: '%s'}\n".formatted(it.group(1).replace("'", "''")))
            .collect(ImmutableList.toImmutableList());

    var seen = check(VALUES + String.join("", tasks), "hosts.yml");

    assertThat(tasks).hasSizeGreaterThan(30);
    assertThat(seen.all()).contains("no mistakes found in %d tasks".formatted(tasks.size()));
  }

  private Terminal check(String playbook, String inventory) throws IOException {
    var file = Files.writeString(folder.resolve("site.yml"), playbook);
    return Terminal.run(
        Map.of(), "check", file.toString(), "-i", folder.resolve(inventory).toString());
  }
}
