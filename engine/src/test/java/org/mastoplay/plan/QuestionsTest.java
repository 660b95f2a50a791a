package org.mastoplay.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mastoplay.play.PlaybookReader;
import org.mastoplay.secret.AgeKeys;
import org.mastoplay.secret.VariableFiles;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Source;

class QuestionsTest {
  private final Problems problems = new Problems();

  @TempDir private Path folder;

  @BeforeEach
  void prepare() throws IOException {
    Files.writeString(
        folder.resolve("shop.yml"),
        """
        params:
          domain: {type: domain}
          port: {type: port, default: 8080}
          colour: {default: red, ask: true}
          password: {secret: true, when: colour == 'blue'}
          comment: {required: false}
        tasks: []
        """);
  }

  @Test
  void whatMustBeGivenAndWhatIsToBeAsked() {
    assertThat(asked("tasks: [{use: shop, inherit: true}]"))
        .isEqualTo("[domain, colour, password]");
  }

  @Test
  void nothingThatThePlaybookSaysItself() throws IOException {
    Files.writeString(folder.resolve("more.yml"), "password: x");

    assertThat(
            asked(
                """
                vars_files: more.yml
                tasks: [{use: shop, inherit: true, with: {domain: a.example}, vars: {colour: red}}]
                """))
        .isEqualTo("[]");
    assertThat(
            asked(
                """
                secrets: {password: {generate: hex}}
                vars: {colour: red}
                tasks: [{use: shop, inherit: true}]
                """))
        .isEqualTo("[domain]");
  }

  @Test
  void blocksHideNothingButTheirOwnVariables() {
    assertThat(
            asked(
                """
                tasks:
                  - block: [{use: shop, inherit: true}]
                    vars: {domain: a.example}
                  - block: []
                    always: [{use: shop, inherit: true}]
                """))
        .isEqualTo("[colour, password, domain]");
  }

  @Test
  void withoutInheritTheInventoryCanGiveNothing() {
    assertThat(asked("tasks: [{use: shop, with: {domain: a.example}}]")).isEqualTo("[]");
  }

  @Test
  void playbookThatOthersUseMayBeAskedAboutByItself() {
    var playbook = new Source("alone.yml", "params: {a: {}, b: {default: 1}}\ntasks: []");

    assertThat(asked(playbook)).isEqualTo("[a]");
  }

  private String asked(String play) {
    return asked(new Source("site.yml", "- hosts: all\n" + play.indent(2)));
  }

  private String asked(Source source) {
    var playbook = new PlaybookReader(Set.of("debug")).read(source, folder, problems).orElseThrow();
    var questions =
        new Questions(new VariableFiles(new AgeKeys(Map.of(), folder))).of(playbook, problems);
    problems.throwIfAny();
    return questions.stream().map(it -> it.param().name().text()).toList().toString();
  }
}
