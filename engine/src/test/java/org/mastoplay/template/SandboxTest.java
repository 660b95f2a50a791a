package org.mastoplay.template;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;

class SandboxTest {
  private final Templates templates =
      new Templates(new Limits(Duration.ofMillis(300), 100_000, 1_000));
  private final Variables variables = FakeVariables.of("name: x\nlist: [1]\nmap: {k: v}\n");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${'freemarker.template.utility.Execute'?new()('id')}",
        "<#assign e='freemarker.template.utility.Execute'?new()>${e('id')}",
        "${'freemarker.template.utility.ObjectConstructor'?new()('java.io.File', '/')}",
        "${'freemarker.template.utility.JythonRuntime'?new()}",
        "<#assign c='java.lang.Runtime'?new()>",
        "${name?api.class}",
        "${name?api.class.protectionDomain.classLoader}",
        "${name.class}",
        "${name.getClass()}",
        "${list?api.getClass().forName('java.lang.Runtime')}",
        "${map.class.forName('java.lang.Runtime')}",
        "${map?api}",
        "${.data_model?api}",
        "${.data_model['class']}",
        "${.globals.x?api}",
        "${'1 + 1'?eval}",
        "${\"'freemarker.template.utility.Execute'?new()('id')\"?eval}",
        "<@'<#include \"/etc/passwd\">'?interpret />",
        "${name?<#-- -->eval}",
        "${name? eval}",
        "<#include '/etc/passwd'>",
        "<#include '../../../../etc/passwd'>",
        "<#include 'file:///etc/passwd'>",
        "<#include 'classpath:/java/lang/Object.class'>",
        "<#import '/etc/passwd' as p>",
        "${.get_optional_template('/etc/passwd').include()}",
        "<#include '*/etc/passwd'>",
        "${springMacroRequestContext.webApplicationContext}",
        "${statics['java.lang.System'].exit(1)}",
        "${enums['java.lang.Thread$State']}",
        "${objectConstructor('java.lang.ProcessBuilder', 'id').start()}",
        "<#assign x=name?new_(1)>",
      })
  void payloadsDoNothing(String payload) {
    refused(payload);
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

    assertThatThrownBy(() -> templates.renderFile(template, Includes.below(folder), variables))
        .isInstanceOf(MistakesFound.class)
        .hasMessageContaining("no such file");
  }

  private void refused(String text) {
    var file = new Source("main.ftl", text);
    Includes everything =
        path -> Optional.of(new Source(path, "leaked")).filter(it -> path.isEmpty());

    assertThatThrownBy(() -> templates.renderFile(file, everything, variables))
        .isInstanceOf(MistakesFound.class);
    var scalar = Node.text(file.start(), text);
    assertThatThrownBy(() -> templates.render(scalar, variables)).isInstanceOf(MistakesFound.class);
  }
}
