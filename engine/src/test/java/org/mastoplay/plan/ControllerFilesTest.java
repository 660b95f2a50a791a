package org.mastoplay.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mastoplay.template.Templates;
import org.mastoplay.template.Variables;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Secrets;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;

class ControllerFilesTest {
  @TempDir Path top;
  private ControllerFiles files;

  @BeforeEach
  void layOut() throws IOException {
    write("playbooks/files/own", "own");
    write("playbooks/files/both", "nearest");
    write("playbooks/both", "farther");
    write("playbooks/plain", "plain");
    write("files/shared", "shared");
    write("secret", "secret");
    Files.createSymbolicLink(top.resolve("playbooks/files/inside"), Path.of("../plain"));
    Files.createSymbolicLink(top.resolve("playbooks/files/outside"), Path.of("../../secret"));
    Files.createSymbolicLink(top.resolve("playbooks/up"), Path.of(".."));
    files = new ControllerFiles(top.resolve("playbooks"));
  }

  @ParameterizedTest
  @CsvSource({
    "own, own",
    "both, nearest",
    "plain, plain",
    "files/own, own",
    "shared, shared",
    "inside, plain",
    "../files/shared, shared",
  })
  void findsTheNearest(String name, String text) {
    assertThat(files.read(name(name), "files").text()).contains(text);
  }

  @ParameterizedTest
  @CsvSource({
    "kept, kept",
    "kept/, kept",
    "kept/of/web1, kept/of/web1",
    "files/../kept, kept",
  })
  void namesWhereToWrite(String name, String path) {
    assertThat(files.destination(name(name))).isEqualTo(top.resolve("playbooks").resolve(path));
  }

  @ParameterizedTest
  @CsvSource({
    "../kept, lies outside of the playbook's folder",
    "/etc/passwd, lies outside of the playbook's folder",
    "files/outside, is a link that leads out of the playbook's folder",
    "up, is a link that leads out of the playbook's folder",
    "up/kept/of/web1, is a link that leads out of the playbook's folder",
    "dead/kept, can't be read",
  })
  void refusesToWriteElsewhere(String name, String message) throws IOException {
    Files.createSymbolicLink(top.resolve("playbooks/dead"), Path.of("/nowhere"));
    assertThatThrownBy(() -> files.destination(name(name)))
        .isInstanceOf(MistakesFound.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({
    "../../secret, lies outside of the playbook's folder",
    "/etc/passwd, lies outside of the playbook's folder",
    "outside, is a link that leads out of the playbook's folder",
    "up/secret, is a link that leads out of the playbook's folder",
    "nothing, there is no file `nothing`",
    "files, there is no file `files`",
  })
  void refusesTheRest(String name, String message) {
    assertThatThrownBy(() -> files.read(name(name), "files"))
        .isInstanceOf(MistakesFound.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesWhatIsNoName() {
    assertThatThrownBy(() -> files.read(name("a\0b"), "files")).isInstanceOf(MistakesFound.class);
  }

  @Test
  void readsAFolderWithAllThatIsInIt() throws IOException {
    write("playbooks/files/site/css/a.css", "a");
    write("playbooks/files/site/index", "b");
    var tree = files.tree(name("site"), "files");
    assertThat(tree.isFolder()).isTrue();
    assertThat(tree.entries().stream().map(it -> it.path() + " " + it.content().isPresent()))
        .containsExactly("css false", "css/a.css true", "index true");
    assertThat(files.tree(name("site/"), "files").name()).isEqualTo("site/");
    assertThat(files.tree(name("own"), "files").entries().getFirst().path()).isEqualTo("own");
  }

  @Test
  void followsNoLinkInAFolder() throws IOException {
    write("playbooks/files/site/index", "b");
    Files.createSymbolicLink(top.resolve("playbooks/files/site/out"), Path.of("index"));
    assertThatThrownBy(() -> files.tree(name("site"), "files"))
        .isInstanceOf(MistakesFound.class)
        .hasMessageContaining("is a link");
    assertThatThrownBy(() -> files.tree(name("../.."), "files")).isInstanceOf(MistakesFound.class);
  }

  @Test
  void letsATemplateIncludeWhatLiesBesideIt() throws IOException {
    write("playbooks/templates/web/site.ftl", "<#include 'parts/head.ftl'>");
    write("playbooks/templates/web/out.ftl", "<#include '../other.ftl'>");
    write("playbooks/templates/web/parts/head.ftl", "head");
    write("playbooks/templates/other.ftl", "other");
    assertThat(rendered("web/site.ftl")).isEqualTo("head");
    assertThatThrownBy(() -> rendered("web/out.ftl")).isInstanceOf(MistakesFound.class);
  }

  @Test
  void keepsATemplateThatWasReadOnce() throws IOException {
    write("playbooks/templates/site.ftl", "text");
    assertThat(files.template(name("site.ftl"))).isSameAs(files.template(name("site.ftl")));
  }

  private String rendered(String template) {
    return new Templates(new Secrets())
        .renderFile(files.template(name(template)), new NoVariables());
  }

  private record NoVariables() implements Variables {
    @Override
    public Optional<Node> get(String name) {
      return Optional.empty();
    }

    @Override
    public Set<String> names() {
      return Set.of();
    }
  }

  private void write(String name, String text) throws IOException {
    var path = top.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private static Node.Scalar name(String text) {
    return Node.text(new Source("test.yml", text).start(), text);
  }
}
