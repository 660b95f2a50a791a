package org.mastoplay.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mastoplay.text.Cases;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Place;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;

/** What nobody defines is found without rendering, at its place, and nothing else is. */
class UndefinedTest {
  private final Templates templates = new Templates();
  private final Variables variables =
      withLater(
          FakeVariables.of(
              """
              name: x
              port: 8080
              enabled: false
              list: [1, 2]
              users: [{name: alice}]
              map: {key: value, deep: {low: 1}}
              nothing: {}
              empty:
              """));

  static Stream<Cases> told() {
    return Cases.of(UndefinedTest.class, "undefined.cases");
  }

  @ParameterizedTest
  @MethodSource
  void told(Cases it) {
    assertThat(Cases.told(problems(it.input()))).isEqualTo(it.expected());
  }

  static Stream<Cases> rendered() {
    return Cases.of(TemplatesTest.class, "templates.cases")
        .filter(it -> it.expected().matches("(?s).*(undefined variable| has no `[a-z]+`\\n).*"));
  }

  @ParameterizedTest
  @MethodSource("rendered")
  void whatRenderingTellsIsToldInTheSameWords(Cases it) {
    assertThat(Cases.told(problems(it.input()))).isEqualTo(it.expected());
  }

  /** None of these may be told: it is defined, or allowed to be missing, or nobody can know. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "nothing to render",
        "${name} ${map.key} ${map['key']} ${map.deep.low} ${list[7]}",
        "${empty}",
        "${later} ${later.x.y} ${later[0].z} ${host.stdout}",
        "${nope!}",
        "${nope!'x'} ${nope}",
        "${nope??}",
        "<#if nope??>${nope}</#if>",
        "<#if nope??>${nope.a.b}</#if>",
        "<#if (nope.a)??>${nope.a}</#if>",
        "<#if nope?has_content>${nope}</#if>",
        "<#if nope?exists>${nope?if_exists}</#if>",
        "${nope?default('x')}",
        "${(nope.a.b)!'x'}",
        "${(nope?upper_case)!}",
        "${(nope + other)!}",
        "${(map.a.b)!}",
        "${map.a!}",
        "${map.a!map.key}",
        "${map['a']!} ${map.a}",
        "<#if map.a??>${map.a.b}</#if>",
        "<#if nothing?has_content>${nothing.a}</#if>",
        "<#if nothing?size gt 0>${nothing.a}</#if>",
        "<#if map?keys?seq_contains('a')>${map.a}</#if>",
        "<#if map[name]??>${map[name]}</#if>",
        "<#assign a = 1>${a}",
        "<#assign a>text</#assign>${a}",
        "<#assign a = 1, b = 2>${a + b}",
        "${a}<#global a = 1>",
        "<#list list as i>${i} ${i?index} ${i_index} ${i?has_next?c}"
            + " ${i_has_next?c}<#sep>,</#list>",
        "<#list map as k, v>${k} ${v}</#list>",
        "<#list list><#items as i>${i}</#items><#else>none</#list>",
        "<#list users?filter(u -> u.nmae == 'x')?map(u -> u.name) as n>${n}</#list>",
        "${users?map(u -> u.name + name)?join(', ')}",
        "<#macro m a b=a rest...>${a} ${b} ${rest?size}<#local c = 1>${c}<#nested 1></#macro>"
            + "<@m a=1 ; x>${x}</@m>",
        "<#function f a><#return a + 1></#function>${f(1)}",
        "<#import 'lib.ftl' as lib><#attempt>${lib.x}<#recover>${.error}</#attempt>",
        "<#attempt>${nope}<#recover>none</#attempt>",
        "<#escape x as x?html>${name}</#escape>",
        "${.now?string('yyyy')} ${.version} ${.vars['name']} ${.data_model.nope}",
        "${\"a ${name} b\"} ${r'${nope}'}",
        "${{'a': name}.a} ${[name][0]}",
        "${enabled?then(name, port)} ${enabled?string('a', 'b')}",
        "<#switch name><#case 'x'>${port}<#break><#default>${name}</#switch>",
        "<#setting number_format='0'>${port}",
        "<#noparse>${nope}</#noparse> <#-- ${nope} -->",
        "<#include name + '.ftl'>${nope}",
        "<#include \"${name}.ftl\">${nope}",
        "<#include 'missing.ftl' ignore_missing=true>",
        "<#list list as i><#include 'uses-i.ftl'></#list>",
        "<#include 'defines-a.ftl'>${a}",
        "<#assign nope = 1><#include 'reads-nope.ftl'>",
        "<#if nope??><#include 'reads-nope.ftl'></#if>",
        "<#include 'itself.ftl'>",
      })
  void nothingIsToldInDoubt(String text) {
    var file = new Source("t/main.ftl", text);

    assertThat(
            templates.undefinedInFile(new TemplateFile(file, UndefinedTest::included), variables))
        .isEmpty();
    if (!text.contains("<#include") && !text.contains("<#import")) {
      assertThat(templates.undefined(Node.text(file.start(), text), variables)).isEmpty();
    }
  }

  @Test
  void whatIsIncludedIsLookedAtAtItsPlace() {
    var file = new Source("t/main.ftl", "<#include 'reads-nope.ftl'><#include 'mising.ftl'>");

    assertThat(
            Cases.told(
                templates.undefinedInFile(
                    new TemplateFile(file, UndefinedTest::included), variables)))
        .isEqualTo(
            """
            t/main.ftl:1:38: there is no such file in the template's folder
                1 | <#include 'reads-nope.ftl'><#include 'mising.ftl'>
                  |                                      ^^^^^^^^^^^^ write its path from there
            """
                .strip());
    var found = new Source("t/main.ftl", "a\n<#include 'reads-nope.ftl'>${nmae}");
    assertThat(
            Cases.told(
                templates.undefinedInFile(
                    new TemplateFile(found, UndefinedTest::included), variables)))
        .isEqualTo(
            """
            t/main.ftl:2:30: undefined variable `nmae`
                2 | <#include 'reads-nope.ftl'>${nmae}
                  |                              ^^^^ did you mean `name`?
            t/reads-nope.ftl:2:5: undefined variable `nope`
                2 | x ${nope}
                  |     ^^^^ define it under `vars`, or write `nope!'default'`
            """
                .strip());
  }

  @Test
  void includedFilesAreFoundFromTheFolderOfTheirOwn() {
    var file = new Source("t/main.ftl", "<#include 'sub/one.ftl'>");

    assertThat(
            Cases.told(
                templates.undefinedInFile(
                    new TemplateFile(file, UndefinedTest::included), variables)))
        .startsWith("t/sub/two.ftl:1:3: undefined variable `nmae`");
  }

  @Test
  void aFileThatDoesNotParseIsToldWhereItIsWrong() {
    var file = new Source("t/main.ftl", "<#include 'broken.ftl'>");
    var told = "t/broken.ftl:1:9: this doesn't parse: a value is missing";

    assertThat(
            Cases.told(
                templates.undefinedInFile(
                    new TemplateFile(file, UndefinedTest::included), variables)))
        .startsWith(told);
    assertThatThrownBy(
            () -> templates.renderFile(new TemplateFile(file, UndefinedTest::included), variables))
        .hasMessageStartingWith(told);
  }

  @Test
  void filesFullOfDollarsUseSquareBrackets() {
    var file = new Source("t/a.sq.ftl", "${x} [=nmae] [#if enabled][=port][/#if]");

    assertThat(
            Cases.told(templates.undefinedInFile(new TemplateFile(file, Includes.NONE), variables)))
        .startsWith("t/a.sq.ftl:1:8: undefined variable `nmae`");
  }

  @Test
  void theMistakesOfAVariableAreTakenOver() {
    var mistake = Problem.at(new Source("v.yml", "b: ${c}").start(), "undefined variable `c`");
    var scope =
        new Variables() {
          @Override
          public Optional<Node> get(String name) {
            throw new MistakesFound(mistake);
          }

          @Override
          public Set<String> names() {
            return Set.of("b");
          }
        };

    assertThat(templates.undefined(Node.text(place("${b}"), "${b} ${b.x} ${b!}"), scope))
        .containsExactly(mistake);
    assertThat(templates.undefined(Node.text(place("${b}"), "${b}"), scope))
        .containsExactly(mistake);
    assertThat(templates.undefined(Node.text(place("${b}"), "${b!'x'}"), scope))
        .containsExactly(mistake);
  }

  @Test
  void whatIsNestedTooDeeplyIsAMistakeToo() {
    var text = "${" + "(".repeat(50_000) + "1" + ")".repeat(50_000) + "}";

    assertThat(Cases.told(templates.undefined(Node.text(place(text), text), variables)))
        .contains("nested too deeply");
    var sum = "${" + "1 + ".repeat(50_000) + "1}";
    assertThat(templates.undefined(Node.text(place(sum), sum), variables).size())
        .isLessThanOrEqualTo(1);
  }

  private static Optional<Source> included(String path) {
    var files =
        Map.of(
            "lib.ftl", "<#assign x = 1>",
            "uses-i.ftl", "${i}",
            "defines-a.ftl", "<#assign a = name>",
            "reads-nope.ftl", "\nx ${nope}",
            "itself.ftl", "<#if enabled><#include 'itself.ftl'></#if>",
            "sub/one.ftl", "<#include 'two.ftl'>",
            "sub/two.ftl", "${nmae}",
            "broken.ftl", "${name +}");
    return Optional.ofNullable(files.get(path)).map(text -> new Source("t/" + path, text));
  }

  private List<Problem> problems(String input) {
    var found = new Problems();
    var map = (Node.Mapping) FakeVariables.yaml("f.yml", input);
    for (var entry : map.entries()) {
      if (entry.key().text().equals("when")) {
        var text = (Node.Scalar) entry.value();
        found.addAll(templates.undefined(new Expression(text.place(), text.text()), variables));
      } else {
        found.addAll(templates.undefined(entry.value(), variables));
      }
    }
    return found.list();
  }

  private static Variables withLater(Variables variables) {
    var later = new Node.Unknown(place(""), "\"Check out\" (site.yml:3)");
    var values = new HashMap<String, Node>(Map.of("later", later));
    variables.names().forEach(it -> values.put(it, variables.get(it).orElseThrow()));
    return new Variables() {
      @Override
      public Optional<Node> get(String name) {
        if (name.equals("host")) {
          throw new DependsOnUnknown("\"Ask\" (site.yml:5)");
        }
        return Optional.ofNullable(values.get(name));
      }

      @Override
      public Set<String> names() {
        return values.keySet();
      }
    };
  }

  private static Place place(String text) {
    return new Source("a.yml", text).start();
  }
}
