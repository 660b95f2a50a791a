package org.mastoplay.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mastoplay.text.Cases;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;

/** The functions that expressions can call besides FreeMarker's built-ins. */
class FunctionsTest {
  private static final String VARIABLES =
      """
      name: x
      port: 8080
      list: [b, a, b, 1, 1.0, '1', [c, [d]]]
      map: {key: value, port: 80, on: true, none: , list: [1, x y], version: 3.10, zip: '0123'}
      json: '{"a": [1, 2.50, "3", null, true], "b": {"c": "é\\n"}}'
      yaml: "a: [1, 0644, yes]\\nb: {c: text}\\n"
      empty:
      """;

  private final Templates templates = new Templates();
  private final Variables variables = FakeVariables.of(VARIABLES);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "to_json(map)|'{\"key\":\"value\",\"port\":80,\"on\":true,\"none\":null,\"list\":[1,\"x"
            + " y\"],\"version\":\"3.10\",\"zip\":\"0123\"}'",
        "to_json('a\"b')|'\"a\\\"b\"'",
        "to_json(1 / 4)|'0.25'",
        "to_json(1..3)|'[1,2,3]'",
        "to_json(port * 100)|'808000'",
        "to_json(list?filter(it -> it?is_string)?size)|'6'",
        "to_json(map?keys?first)|'\"key\"'",
        "to_json({})|'{}'",
        "to_nice_json({'a': [1], 'b': {}, 'c': []})|'{¶    \"a\": [¶        1¶    ],¶    \"b\":"
            + " {},¶    \"c\": []¶}'",
        "to_yaml(map)|'key: value¶port: 80¶'on': true¶none: null¶list:¶- 1¶- x y¶version:"
            + " '3.10'¶zip: '0123'¶'",
        "to_yaml([map.list, map.list])|'- - 1¶  - x y¶- - 1¶  - x y¶'",
        "to_yaml('日本')|'日本¶'",
        "from_json(json).a|[1, 2.5, '3', , true]",
        "from_json(json).a[0] + 1|2",
        "from_json(json).b.c|'é¶'",
        "from_json('3')|3",
        "from_json('[]')|[]",
        "from_json(to_json(map)) == ''|!",
        "from_json(to_json(map)).zip|'0123'",
        "from_yaml(yaml)|{a: [1, '0644', 'yes'], b: {c: 'text'}}",
        "from_yaml(to_yaml(map)).version|'3.10'",
        "from_yaml('')!'none'|'none'",
        "quote('it''s')|!",
        "quote(\"it's\")|''it'\\''s''",
        "quote('a b')|''a b''",
        "quote('')|''''",
        "quote('/srv/a-b_c.d:e@f')|'/srv/a-b_c.d:e@f'",
        "quote(port)|'8080'",
        "quote('$HOME')|''$HOME''",
        "quote('日本')|''日本''",
        "b64encode('é')|'w6k='",
        "b64decode('w6k=')|'é'",
        "b64decode(b64encode(name))|'x'",
        "hash('abc', 'sha1')|'a9993e364706816aba3e25717850c26c9cd0d89d'",
        "hash('abc', 'sha256')|'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'",
        "hash('abc', 'sha512')?length|128",
        "basename('/etc/nginx/nginx.conf')|'nginx.conf'",
        "basename('nginx.conf')|'nginx.conf'",
        "dirname('/etc/nginx/nginx.conf')|'/etc/nginx'",
        "dirname('/etc')|'/'",
        "dirname('/')|'/'",
        "dirname('nginx.conf')|''",
        "unique(list)|[b, a, 1, 1.0, '1', [c, [d]]]",
        "unique([1, 2 / 2, 1.0])|[1]",
        "flatten(list)|[b, a, b, 1, 1.0, '1', c, d]",
        "union([1, 2], [2, 3])|[1, 2, 3]",
        "intersect([1, 2, 2], [2, 3])|[2]",
        "difference([1, 2, 3], [2])|[1, 3]",
        "union(map?keys, ['more'])?size|8",
        "combine({'a': 1, 'b': 2}, {'b': 3, 'c': 4})|{a: 1, b: 3, c: 4}",
        "combine(map, {'none': 1}).none|1",
        "dict2items({'a': 1})|[{key: 'a', value: 1}]",
        "items2dict(dict2items({'a': 1, 'b': [2]}))|{a: 1, b: [2]}",
        "items2dict([{'key': 'a', 'value': 1}]).a|1",
      })
  void values(String expression, String expected) {
    var text = Node.plain(new Source("a.yml", expression).start(), "${" + expression + "}");
    if (expected != null && expected.equals("!")) {
      assertThatThrownBy(() -> templates.render(text, variables)).isInstanceOf(MistakesFound.class);
      return;
    }
    assertThat(TemplatesTest.show(templates.render(text, variables)).replace("\n", "¶"))
        .isEqualTo(expected == null ? "" : expected);
    assertThat(templates.undefined(text, variables)).isEmpty();
  }

  static Stream<Cases> mistakes() {
    return Cases.of(FunctionsTest.class, "functions.cases");
  }

  @ParameterizedTest
  @MethodSource
  void mistakes(Cases it) {
    var value = ((Node.Mapping) FakeVariables.yaml("f.yml", it.input())).get("v").orElseThrow();

    assertThatThrownBy(() -> templates.renderAll(value, variables))
        .isInstanceOf(MistakesFound.class)
        .satisfies(
            e -> assertThat(Cases.told(((MistakesFound) e).problems())).isEqualTo(it.expected()));
  }

  @Test
  void aVariableOfTheSameNameHidesAFunction() {
    var own = FakeVariables.of("hash: of mine\nunion: [a]\n");
    var place = new Source("a.yml", "x").start();

    assertThat(templates.render(Node.plain(place, "${hash} ${union[0]}"), own))
        .hasToString("of mine a");
    assertThatThrownBy(() -> templates.render(Node.plain(place, "${hash('a', 'sha1')}"), own))
        .hasMessageContaining("it hides the function `hash`: give the variable another name");
  }

  @Test
  void whatComesOutOfAMapKeepsItsPlace() {
    var text = Node.plain(new Source("a.yml", "x").start(), "${combine(map, {'a': 1})}");
    var combined = (Node.Mapping) templates.render(text, variables);

    assertThat(combined.get("port").orElseThrow().place()).hasToString("vars.yml:4:25");
    assertThat(combined.get("a").orElseThrow().place()).hasToString("a.yml:1:1");
  }

  @Test
  void functionsWorkInFilesToo() {
    var file = new Source("a.ftl", "<#list dict2items(map) as it>${it.key} </#list>${quote(name)}");

    assertThat(templates.renderFile(new TemplateFile(file, Includes.NONE), variables))
        .isEqualTo("key port on none list version zip x");
  }

  @ParameterizedTest
  @Timeout(20)
  @ValueSource(
      strings = {
        "to_json(1..1000000000)",
        "unique(1..1000000000)",
        "flatten(1..1000000000)",
        "to_yaml(1..)",
        "from_json('[' + ('[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[['))",
        "from_json('1e1000000000')",
        "from_yaml('{a: &a [x,x,x,x,x,x,x,x,x], b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a], c: &c"
            + " [*b,*b,*b,*b,*b,*b,*b,*b,*b], d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c], e: &e"
            + " [*d,*d,*d,*d,*d,*d,*d,*d,*d], f: [*e,*e,*e,*e,*e,*e,*e,*e,*e]}')",
        "to_json(list?map(it -> text)?map(it -> text + text))",
      })
  void noneExceedsTheLimits(String expression) {
    var bounded = new Templates(new Limits(Duration.ofMillis(500), 100_000, 1_000));
    var scope = FakeVariables.of("list: %s\ntext: %s\n".formatted("[1, 2, 3]", "x".repeat(30_000)));
    var text = Node.plain(new Source("a.yml", "x").start(), "${" + expression + "}");

    assertThatThrownBy(() -> bounded.render(text, scope)).isInstanceOf(MistakesFound.class);
  }
}
