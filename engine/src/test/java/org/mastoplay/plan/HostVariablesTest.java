package org.mastoplay.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mastoplay.secret.AgeKeys;
import org.mastoplay.secret.VariableFiles;
import org.mastoplay.template.Expression;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Secrets;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;

class HostVariablesTest {
  private static final String INVENTORY =
      """
      all:
        vars: {who: "${inventory_hostname}!", needs_facts: "${facts.kernel}", wrong: "${nobody}"}
        hosts:
          web: {a: inventory, b: inventory, c: inventory, d: inventory, e: inventory}
          db.example.org: {port: 5432}
        children:
          webs: {hosts: {web: }}
      """;
  private static final String PLAYBOOK =
      """
      - hosts: web
        vars: {b: play, c: play, d: play, e: play}
        tasks:
          - tell: {text: hi}
            vars: {c: task, d: task, e: task}
      """;

  @TempDir Path folder;

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource({
    "a, inventory",
    "b, play",
    "c, task",
    "d, registered",
    "e, extra",
    "inventory_hostname, web",
    "who, web!",
    "group_names[0], webs",
    "groups.all[1], db.example.org",
    "hostvars['db.example.org'].port, 5432",
    "hostvars['db.example.org'].who, db.example.org!",
    "hostvars['db.example.org'].inventory_hostname_short, db",
    "hostvars['db.example.org'].wrong!'left out', left out",
    "hostvars['db.example.org'].needs_facts!'left out', left out",
    "hosts_by.port['5432'][0], db.example.org",
    "hosts_by.port['5433']!'nobody', nobody",
    "hosts_by.needs_facts!'left out', left out",
  })
  void whatIsStrongerWins(String expression, String value) {
    assertThat(Shown.of(evaluate(expression, "d: registered", "e=extra"), new Secrets()))
        .isEqualTo(value);
  }

  @Test
  void knowsTheFolderOfThePlaybook() {
    assertThat(Shown.of(evaluate("playbook_dir", ""), new Secrets())).isEqualTo(folder.toString());
  }

  @Test
  void rendersWhatIsGivenOnTheCommandLine() {
    assertThat(Shown.of(evaluate("e", "", "e=${a}"), new Secrets())).isEqualTo("inventory");
  }

  @Test
  void neverEvaluatesWhatAHostSaid() {
    assertThat(Shown.of(evaluate("d", "d: '${a}'"), new Secrets())).isEqualTo("${a}");
    assertThat(Shown.of(evaluate("'<' + d + '>'", "d: '${a}'"), new Secrets())).isEqualTo("<${a}>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x=${x}", "{x: '${y}', y: '${x}'}"})
  void findsVariablesThatNeedThemselves(String extra) {
    assertThatThrownBy(() -> evaluate("x", "", extra))
        .isInstanceOf(MistakesFound.class)
        .hasMessageContaining("needs itself: x → ");
  }

  private Node evaluate(String expression, String registered, String... extra) {
    var site = Sites.read(folder, INVENTORY, PLAYBOOK, extra);
    var host = site.hosts().getFirst();
    var variables = site.variables(host);
    var region = site.frame(site.stages().getFirst(), host).region();
    if (!registered.isEmpty()) {
      ExtraVariables.read(
              List.of("{" + registered + "}"),
              new VariableFiles(new AgeKeys(Map.of(), folder)),
              new Problems())
          .forEach((name, value) -> variables.register(region, name, value));
    }
    var scope = variables.scope(Sites.steps(site).getFirst(), Map.of());
    return site.templates()
        .evaluate(new Expression(new Source("test", expression).start(), expression), scope);
  }
}
