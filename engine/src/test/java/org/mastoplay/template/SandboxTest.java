package org.mastoplay.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freemarker.ext.beans.DefaultMemberAccessPolicy;
import freemarker.template.Configuration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;

class SandboxTest {
  private static final Source INCLUDING = new Source("main.ftl", "<#include 'part.ftl'>");

  private final Templates templates =
      new Templates(new Limits(Duration.ofMillis(300), 100_000, 1_000));
  private final Variables variables = FakeVariables.of("name: x\nlist: [1]\nmap: {k: v}\n");

  /**
   * What is known to break out of FreeMarker where nobody minds it, one a line; behind {@code =>}
   * what harmless text it gives instead of a mistake.
   */
  static List<String> payloads() throws IOException {
    try (var in = SandboxTest.class.getResourceAsStream("injections.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void payloadsDoNothing(String line) {
    var parts = line.split(" => ?", 2);
    var payload = parts[0];
    var expected = parts.length == 1 ? Optional.<String>empty() : Optional.of(parts[1]);
    var file = new Source("main.ftl", payload);
    var scalar = Node.text(file.start(), payload);
    Includes own = path -> Optional.of(new Source(path, "own")).filter(_ -> path.equals("own.ftl"));

    assertThat(outcome(() -> templates.renderFile(new TemplateFile(file, own), variables)))
        .isEqualTo(expected);
    if (Templates.isTemplate(scalar)) {
      assertThat(outcome(() -> templates.render(scalar, variables).toString())).isEqualTo(expected);
    }
    Interpolation.only(payload)
        .map(inner -> new Expression(file.start(), inner))
        .ifPresent(bare ->
            assertThat(outcome(() -> templates.evaluate(bare, variables).toString()))
                .isEqualTo(expected));
    templates.undefinedInFile(new TemplateFile(file, own), variables);
  }

  /**
   * Where a wrapper of beans would ever be given one; the program has FreeMarker's rules replaced.
   */
  @Test
  void noMemberOfAnyJavaObjectIsExposed() throws NoSuchMethodException {
    var policy = DefaultMemberAccessPolicy.getInstance(Configuration.VERSION_2_3_34);

    assertThat(policy.forClass(String.class).isMethodExposed(String.class.getMethod("length")))
        .isFalse();
    assertThat(policy.forClass(Scope.class).isMethodExposed(Object.class.getMethod("toString")))
        .isFalse();
    assertThat(policy.isToStringAlwaysExposed()).isFalse();
  }

  @Test
  void whatIsIncludedIsHeldInTheSameWay() {
    for (var text :
        List.of("${'1'?eval}", "<#list 1..1000000000 as i></#list>", "<#include 'part.ftl'>")) {
      Includes part = path -> Optional.of(new Source("part.ftl", text));

      assertThat(outcome(() -> templates.renderFile(new TemplateFile(INCLUDING, part), variables)))
          .isEmpty();
    }
  }

  @Test
  void foldersDoNotShareWhatTheyInclude() {
    Includes one = path -> Optional.of(new Source("part.ftl", "one"));
    Includes other = path -> Optional.of(new Source("part.ftl", "other"));

    assertThat(templates.renderFile(new TemplateFile(INCLUDING, one), variables)).isEqualTo("one");
    assertThat(templates.renderFile(new TemplateFile(INCLUDING, other), variables))
        .isEqualTo("other");
  }

  @Test
  void textThatOnlyLooksLikeABuiltInIsText() {
    var file = new Source("main.ftl", "https://example.org/?eval=1 and ?interpret");

    assertThat(templates.renderFile(new TemplateFile(file, Includes.NONE), variables))
        .isEqualTo(file.text());
  }

  /** What was rendered; nothing if it was refused at a place in what was written. */
  private static Optional<String> outcome(Supplier<String> rendering) {
    try {
      return Optional.of(rendering.get());
    } catch (MistakesFound e) {
      assertThat(e.problems())
          .allSatisfy(it -> {
            assertThat(it.place().source().name()).endsWith(".ftl");
            assertThat(it.message()).doesNotContain("mastoplay.");
          });
      return Optional.empty();
    }
  }

  @ParameterizedTest
  @Timeout(20)
  @ValueSource(
      strings = {
        "<#list 1..1000000000000 as i></#list>",
        "<#list 1.. as i></#list>",
        "<#list 1..1000000000000 as i>xxxxxxxxxxxxxxxx</#list>",
        "<#macro m><@m/></#macro><@m/>",
        "<#function f x><#return f(x)></#function>${f(1)}",
        "<#macro m><#list list as i><@m/><@m/></#list></#macro><@m/>",
        "${1..1000000000}",
        "${'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'?matches('(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)x')?c}",
        "${'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'?replace('(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)x',"
            + " 'x', 'r')}",
      })
  void nothingRunsForEver(String bomb) {
    refused(bomb);
  }

  @Test
  void anExpressionNestedTooDeeplyIsRefused() {
    refused("${" + "(".repeat(100_000) + "1" + ")".repeat(100_000) + "}");
  }

  @Test
  void aLinkOutOfTheFolderIsNotFollowed(@TempDir Path folder) throws Exception {
    Files.createSymbolicLink(folder.resolve("link.ftl"), Path.of("/etc/passwd"));
    var template = new Source("main.ftl", "<#include 'link.ftl'>");

    assertThatThrownBy(() ->
            templates.renderFile(new TemplateFile(template, Includes.below(folder)), variables))
        .isInstanceOf(MistakesFound.class)
        .hasMessageContaining("no such file");
  }

  private void refused(String text) {
    var file = new Source("main.ftl", text);
    Includes everything =
        path -> Optional.of(new Source(path, "leaked")).filter(it -> path.isEmpty());

    assertThatThrownBy(() -> templates.renderFile(new TemplateFile(file, everything), variables))
        .isInstanceOf(MistakesFound.class);
    var scalar = Node.text(file.start(), text);
    assertThatThrownBy(() -> templates.render(scalar, variables)).isInstanceOf(MistakesFound.class);
  }
}
