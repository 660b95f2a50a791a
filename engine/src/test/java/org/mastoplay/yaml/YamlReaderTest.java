package org.mastoplay.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mastoplay.text.Cases;
import org.mastoplay.text.Place;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Source;

class YamlReaderTest {
  private final Problems problems = new Problems();

  static Stream<Cases> mistakes() {
    return Cases.of(YamlReaderTest.class, "yaml.cases");
  }

  @ParameterizedTest
  @MethodSource
  void mistakes(Cases it) {
    YamlReader.read(new Source("a.yml", it.input()), problems);

    assertThat(Cases.told(problems.list())).isEqualTo(it.expected());
  }

  @ParameterizedTest
  @CsvSource({
    "true, true, ''", "false, false, ''", "True, '', ''", "yes, '', ''", "1, '', 1", "-5, '', -5",
    "1.5, '', 1.5", "3.10, '', ''", "0644, '', ''", "1_000, '', ''", "-0, '', ''", "1e3, '', ''",
    "0x1F, '', ''", "12:30, '', ''", "2024-01-01, '', ''", "'\"1\"', '', ''", "0, '', 0"
  })
  void whatAPlainScalarIs(String yaml, String flag, String number) {
    var scalar = (Node.Scalar) read(yaml);

    assertThat(Scalars.flag(scalar).map(String::valueOf).orElse("")).isEqualTo(flag);
    assertThat(Scalars.number(scalar).map(String::valueOf).orElse("")).isEqualTo(number);
  }

  @Test
  void aliasesAndMergeKeysAreFollowed() {
    var map = (Node.Mapping) read("base: &b {x: 1, y: 2}\nmore: {<<: *b, y: 3}\nsame: *b\n");

    assertThat(problems.list()).isEmpty();
    var more = (Node.Mapping) map.get("more").orElseThrow();
    assertThat(more.keys()).containsExactly("y", "x");
    assertThat(((Node.Scalar) more.get("y").orElseThrow()).text()).isEqualTo("3");
    assertThat(map.get("same")).isEqualTo(map.get("base"));
  }

  @Test
  void anEmptyTextIsNothing() {
    assertThat(((Node.Scalar) read("# only this\n")).isNull()).isTrue();
  }

  @Test
  void everyValueKnowsItsPlace() {
    var source = new Source("a.yml", "a:\n  - 'x y'\n  - |\n    one\n    two\n");
    var list = (Node.Sequence) ((Node.Mapping) node(source)).get("a").orElseThrow();
    var block = (Node.Scalar) list.items().get(1);

    assertThat(list.items().getFirst().place()).isEqualTo(new Place(source, 2, 5, 5));
    assertThat(block.place()).isEqualTo(new Place(source, 3, 5, 1));
    assertThat(Scalars.placeWithin(block, block.text().indexOf("two"), 3))
        .isEqualTo(new Place(source, 5, 5, 3));
  }

  @Test
  void bombsAreRefused() {
    var bomb = new StringBuilder("a0: &a0 [x, x, x, x]\n");
    for (var i = 1; i < 25; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    refused(bomb.toString(), "grows too large");
    refused("a: &a [x]\nb: [" + "*a, ".repeat(60) + "]\n", "too often");
    refused("[".repeat(10_000), "too deeply");
    refused("a: " + "x".repeat(10_000_000), "too large");
    refused("a: \u0007", "U+0007");
  }

  private void refused(String yaml, String message) {
    var found = new Problems();

    assertThat(YamlReader.read(new Source("a.yml", yaml), found)).isEmpty();
    assertThat(found.list()).singleElement().asString().contains(message);
  }

  private Node read(String yaml) {
    return node(new Source("a.yml", yaml));
  }

  private Node node(Source source) {
    return YamlReader.read(source, problems).orElseThrow();
  }
}
