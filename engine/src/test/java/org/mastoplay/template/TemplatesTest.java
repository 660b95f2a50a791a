package org.mastoplay.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mastoplay.text.Cases;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Place;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;

class TemplatesTest {
  private static final Place PLACE = new Source("test.yml", "").start();

  private final Templates templates = new Templates();
  private final Variables variables =
      FakeVariables.of(
          """
          name: x
          port: 8080
          version: 3.10
          enabled: true
          quoted: '12'
          list: [1, 2]
          map: {key: value}
          empty:
          data: '${name}'
          facts: {memtotal_mb: 2048}
          """);

  static Stream<Cases> mistakes() {
    return Cases.of(TemplatesTest.class, "templates.cases");
  }

  @Test
  void literalRendersToJustTheText() {
    var random = new Random(26);
    var parts =
        "$ { } # < > / @ ${ ${name} <#if x> </#if> <@m/> #{1} <#-- --> r\" ' \" \\ a \n [# ü"
            .split(" ");
    for (var i = 0; i < 5_000; i++) {
      var text = new StringBuilder();
      random.ints(random.nextInt(8), 0, parts.length).forEach(it -> text.append(parts[it]));
      var value = Node.text(PLACE, Templates.literal(text.toString()));
      assertThat(templates.render(value, variables))
          .isInstanceOfSatisfying(
              Node.Scalar.class, it -> assertThat(it.text()).isEqualTo(text.toString()));
    }
  }

  @ParameterizedTest
  @MethodSource
  void mistakes(Cases it) {
    assertThat(Cases.told(problems(it.input()))).isEqualTo(it.expected());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "${version}|3.10",
        "${list}|[1, 2]",
        "${list + [3]}|[1, 2, 3]",
        "${map}|{key: value}",
        "${port + 1}|8081",
        "a${port}|'a8080'",
        "${port}${port}|'80808080'",
        "${port == 8080}|true",
        "${port == '8080'}|true",
        "${version == '3.10'}|true",
        "${enabled}|true",
        "${enabled?string('on', 'off')}|'on'",
        "${quoted}|'12'",
        "${quoted?number + 1}|13",
        "${data}|'${name}'",
        "${empty}|",
        "${empty!'default'}|'default'",
        "${nope!'default'}|'default'",
        "${nope??}|false",
        "${(empty!'')?has_content}|false",
        "${list?join(',')}|'1,2'",
        "${list?seq_contains(1)}|true",
        "${list?size gt 1 && !(port lt 80)}|true",
        "${map.key}${map['key']}|'valuevalue'",
        "${map?keys}|['key']",
        "${facts.memtotal_mb gt 1000}|true",
        "${facts.memtotal_mb / 1024}|2",
        "<#list list as i>${i};</#list>|'1;2;'",
        "<#if enabled>yes<#else>no</#if>|'yes'",
        "${'é b'?url}|'%C3%A9%20b'",
        "no template|no template",
      })
  void values(String text, String expected) {
    assertThat(show(templates.render(Node.plain(place(text), text), variables)))
        .isEqualTo(Optional.ofNullable(expected).orElse(""));
  }

  @Test
  void keysStayAndValuesAreRenderedInListsAndMaps() {
    var node = FakeVariables.yaml("{'${name}': [a, '${port}']}");

    assertThat(show(templates.renderAll(node, variables))).isEqualTo("{${name}: [a, 8080]}");
    assertThat(templates.reads(node, variables)).containsExactly("port");
  }

  @ParameterizedTest
  @CsvSource({
    "${later}",
    "${later.x!'d'}",
    "a <#attempt>${later}<#recover>b</#attempt>",
    "${later??}"
  })
  void whatIsKnownAfterApplyStaysSo(String text) {
    var later = new Node.Unknown(place(text), "\"Check out\" (site.yml:3)");
    var scope = FakeVariables.of(Map.of("later", later));

    assertThatThrownBy(() -> templates.render(Node.plain(place(text), text), scope))
        .isInstanceOf(DependsOnUnknown.class)
        .extracting(e -> ((DependsOnUnknown) e).dependsOn())
        .isEqualTo("\"Check out\" (site.yml:3)");
  }

  @Test
  void filesMayIncludeThoseBesideThem() {
    var part = new Source("templates/part.ftl", "port ${port} ${nmae!}");
    Includes includes = path -> path.equals("part.ftl") ? Optional.of(part) : Optional.empty();
    var main = new Source("templates/main.ftl", "<#include \"part.ftl\">!");

    assertThat(templates.renderFile(new TemplateFile(main, includes), variables))
        .isEqualTo("port 8080 !");
  }

  @Test
  void filesFullOfDollarsUseSquareBrackets() {
    var file = new Source("a.sq.ftl", "$x ${y} [=port] [#if enabled]on[/#if]");

    assertThat(templates.renderFile(new TemplateFile(file, Includes.NONE), variables))
        .isEqualTo("$x ${y} 8080 on");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/home/${name}/live",
        "${name} ${ name }$${name}",
        "${port}:${facts.memtotal_mb}",
        "${version}, ${enabled}, ${quoted}",
        "-${data}-",
        "#{name} [=name] {${name}} %{name}",
        "> ${name} ü\n\t${port}\n",
      })
  void aTextThatOnlyNamesVariablesIsWhatFreeMarkerMakesOfIt(String text) {
    // What is in parentheses is left to FreeMarker.
    var forFreeMarker = text.replaceAll("\\$\\{(.*?)}", "\\${($1)}");

    assertThat(rendered(text)).isEqualTo(rendered(forFreeMarker)).isNotEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a${list}",
        "a${map}",
        "a${empty}",
        "a${nobody}",
        "a${name.first}",
        "a${name",
        "${name}${}"
      })
  void aTextThatCannotBePutTogetherIsAMistakeAllTheSame(String text) {
    assertThatThrownBy(() -> rendered(text)).isInstanceOf(MistakesFound.class);
  }

  private String rendered(String text) {
    return ((Node.Scalar) templates.render(Node.text(PLACE, text), variables)).text();
  }

  @Test
  void aMistakeInAnIncludedFileIsPlacedThere() {
    var part = new Source("t/part.ftl", "one\ntwo ${nmae}\n");
    Includes includes = path -> Optional.of(part);

    assertThatThrownBy(() ->
            templates.renderFile(
                new TemplateFile(new Source("t/main.ftl", "<#include 'part.ftl'>"), includes),
                variables))
        .hasMessageStartingWith("t/part.ftl:2:7: undefined variable `nmae`");
  }

  private List<Problem> problems(String input) {
    var found = new Problems();
    var map = (Node.Mapping) FakeVariables.yaml("f.yml", input);
    for (var entry : map.entries()) {
      try {
        if (entry.key().text().equals("when")) {
          var text = (Node.Scalar) entry.value();
          templates.holds(new Expression(text.place(), text.text()), variables);
        } else {
          templates.renderAll(entry.value(), variables);
        }
      } catch (MistakesFound e) {
        found.addAll(e.problems());
      }
    }
    return found.list();
  }

  private static Place place(String text) {
    return new Source("a.yml", text).start();
  }

  /** A node as YAML: texts that are no plain scalars in quotes. */
  static String show(Node node) {
    return switch (node) {
      case Node.Scalar scalar when scalar.plain() -> scalar.text();
      case Node.Scalar scalar -> "'" + scalar.text() + "'";
      case Node.Sequence list -> list.items().stream().map(TemplatesTest::show).toList().toString();
      case Node.Mapping map ->
          map.entries().stream()
              .map(entry -> entry.key().text() + ": " + show(entry.value()))
              .toList()
              .toString()
              .replaceAll("^\\[(.*)]$", "{$1}");
      case Node.Unknown unknown -> "?";
    };
  }
}
