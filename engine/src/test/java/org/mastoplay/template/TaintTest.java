package org.mastoplay.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mastoplay.text.Secrets;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;

class TaintTest {
  private static final Source FILE = new Source("secrets.yml", "");

  private final Secrets secrets = new Secrets();
  private final Templates templates = new Templates(secrets);
  private final Variables variables = variables();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        // The value itself, and texts that hold it: only the value is dots.
        "${password}|••••••",
        "DB_PASS=${password}|DB_PASS=••••••",
        "postgres://${name}:${password?url('UTF-8')}@db/|postgres://mastodon:••••••@db/",
        "${password?upper_case} ${name}|•••••• mastodon",
        "${name}:${password}|mastodon:••••••",
        "${'<' + password + '>'}|<••••••>",
        "${login.password}|••••••",
        "${logins[0].password} of ${logins[0].name}|•••••• of alice",
        "<#list logins as l>${l.name}=${l.password};</#list>|alice=••••••;bob=••••••;",
        "<#assign p = password>pass ${p} ${name}|pass •••••• mastodon",
        "${logins?map(l -> l.name + ':' + l.password)?join(' ')}|alice:•••••• bob:••••••",
        // What is made of it and no longer looks like it is hidden as a whole.
        "${password?substring(0, 5)}|••••••",
        "key ${password?substring(0, 5)} of ${name}|key •••••• of mastodon",
        "${password?replace('r', 'xyz')}|••••••",
        "<#assign p = password?substring(1, 6)>a ${p} b ${name}|a •••••• b mastodon",
        "<#assign p>${password?substring(1, 6)}</#assign>a ${p} b|a •••••• b",
        "${pin}|••••••",
        "pin ${pin}|••••••",
        "${password?length}|••••••",
        "${logins?map(l -> l.password)?join('')}|••••••",
      })
  void isSecretAndShowsAs(String written, String shown) {
    var value = (Node.Scalar) templates.render(text(written), variables);
    assertThat(value.secret()).isTrue();
    assertThat(value).hasToString("••••••");
    assertThat(secrets.redactSecret(value.text())).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "${name}|mastodon",
        "${logins[0].name}|alice",
        "${logins?size}|2",
        "${logins?map(l -> l.name?upper_case)?join(', ')}|ALICE, BOB",
        "${password?has_content?then('plain', 'none')}|plain",
        "auth=${password?has_content?then('plain', 'none')} for ${name}|auth=plain for mastodon",
        "<#if password?has_content>set<#else>missing</#if> ${name}|set mastodon",
        "${password?length gt 5}|true",
        "${password == 'x'}|false",
        "${password??}|true",
        "${login?keys?join(',')}|name,password"
      })
  void isNoSecret(String written, String text) {
    var value = (Node.Scalar) templates.render(text(written), variables);
    assertThat(value.text()).isEqualTo(text);
    assertThat(value.secret()).isFalse();
    assertThat(secrets.redact(text)).isEqualTo(text);
  }

  @Test
  void aNodeIsHandedBackAsItIs() {
    assertThat(templates.render(text("${password}"), variables))
        .isSameAs(variables.get("password").orElseThrow());
    assertThat(templates.render(text("${login}"), variables))
        .isSameAs(variables.get("login").orElseThrow());
    assertThat(secrets.redact("hunter2-alice")).isEqualTo("••••••");
  }

  @Test
  void everyItemKnowsForItselfWhetherItIsSecret() {
    var list =
        new Node.Sequence(
            FILE.start(), List.of(text("a ${password}"), text("b ${name}"), text("c")));
    var rendered = (Node.Sequence) templates.renderAll(list, variables);
    assertThat(rendered.items().stream().map(it -> ((Node.Scalar) it).secret()))
        .containsExactly(true, false, false);
  }

  @Test
  void aConditionTellsTruthOnly() {
    assertThat(templates.holds(new Expression(FILE.start(), "password == 'x'"), variables))
        .isFalse();
  }

  @Test
  void aSecretThatIsWrittenAsATemplateStaysSecret() {
    var written = Node.secret(FILE.start(), "smtp://u:s3cr3t@${name}");
    var value = (Node.Scalar) templates.render(written, variables);
    assertThat(value.secret()).isTrue();
    assertThat(value.text()).isEqualTo("smtp://u:s3cr3t@mastodon");
    assertThat(secrets.redact("to smtp://u:s3cr3t@mastodon")).isEqualTo("to ••••••");
  }

  @Test
  void aSecretThatNoTemplateReadsIsHiddenAsItPasses() {
    templates.renderAll(Node.secret(FILE.start(), "inline-secret"), variables);
    assertThat(secrets.redact("an inline-secret")).isEqualTo("an ••••••");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "DB_PASS=${password}\\nDB_USER=${name}|DB_PASS=••••••\\nDB_USER=mastodon",
        "<#if password?has_content>auth = plain\\n</#if>user = ${name}|auth = plain\\nuser ="
            + " mastodon",
        "hash ${password?replace('e', '3')} of ${name}|hash •••••• of mastodon",
        "<#include 'part'>${name}|part •••••• here: ••••••\\nmastodon",
        "<#macro m x>m(${x})</#macro><@m x=password?substring(2)/> ${name}|m(••••••) mastodon",
      })
  void aFileIsReadableButForItsSecrets(String written, String shown) {
    var part = new Source("part", "part ${password} here: ${password?replace('h', 'H_')}\n");
    var file = new Source("file.ftl", written.replace("\\n", "\n"));
    var text = templates.renderFile(new TemplateFile(file, name -> Optional.of(part)), variables);
    assertThat(text).doesNotContain("••");
    assertThat(secrets.redact(text)).isEqualTo(shown.replace("\\n", "\n"));
  }

  private static Node.Scalar text(String written) {
    return Node.text(new Source("site.yml", written).start(), written);
  }

  private static Variables variables() {
    var values = new HashMap<String, Node>();
    values.put("password", Node.secret(FILE.start(), "hunter2&friends"));
    values.put("pin", Node.secret(FILE.start(), "123"));
    values.put("name", Node.plain(FILE.start(), "mastodon"));
    var alice = login("alice", "hunter2-alice");
    values.put("login", alice);
    values.put(
        "logins", new Node.Sequence(FILE.start(), List.of(alice, login("bob", "bobs-secret"))));
    return FakeVariables.of(Map.copyOf(values));
  }

  private static Node login(String name, String password) {
    return new Node.Mapping(
        FILE.start(),
        List.of(
            new Node.Entry(Node.plain(FILE.start(), "name"), Node.plain(FILE.start(), name)),
            new Node.Entry(
                Node.plain(FILE.start(), "password"), Node.secret(FILE.start(), password))));
  }
}
