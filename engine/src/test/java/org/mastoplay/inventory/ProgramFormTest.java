package org.mastoplay.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mastoplay.inventory.InventoryPrograms.Answer;
import org.mastoplay.secret.AgeKeys;
import org.mastoplay.secret.VariableFiles;
import org.mastoplay.text.Cases;
import org.mastoplay.text.Problems;
import org.mastoplay.yaml.Node;

/** What is made of the answers of programs that print inventories. */
class ProgramFormTest {
  private static final VariableFiles FILES =
      new VariableFiles(new AgeKeys(Map.of(), Path.of("/none")));

  private final Problems problems = new Problems();
  private final Map<String, Answer> answers = new HashMap<>();
  @TempDir private Path folder;

  @Test
  void groupsComeAsListsOrMaps() throws IOException {
    answers.put(
        "--list",
        printed(
            """
            {
            \t"web": {"hosts": ["web1", "web[2:3]"], "vars": {"port": 80, "greeting": "\\u00e9 \\/ \\"x\\" \\\\/ \\ud83d\\ude00"}},
            \t"db": ["db1"],
            \t"site": {"children": ["web", "db"], "vars": {"site": true}, "more": "unknown"},
            \t"empty": {},
            \t"old": {"who": "me"},
            \t"_meta": {"hostvars": {"web1": {"ansible_host": "203.0.113.9"}, "nobody": {"a": 1}}}
            }
            """));
    var inventory = load();

    assertThat(told()).isEmpty();
    assertThat(inventory.groups())
        .containsEntry("web", List.of("web1", "web[2:3]"))
        .containsEntry("site", List.of("web1", "web[2:3]", "db1"))
        .containsEntry("empty", List.of())
        .containsEntry("old", List.of("old"))
        .containsEntry("all", List.of("web1", "web[2:3]", "db1", "old"));
    assertThat(variable(inventory, "web1", "ansible_host")).isEqualTo("203.0.113.9");
    assertThat(variable(inventory, "web1", "port")).isEqualTo("80");
    assertThat(variable(inventory, "web1", "greeting")).isEqualTo("é / \"x\" \\/ 😀");
    assertThat(variable(inventory, "db1", "site")).isEqualTo("true");
    assertThat(variable(inventory, "old", "who")).isEqualTo("me");
  }

  @Test
  void hostsAreAskedForOneByOneWithoutMeta() throws IOException {
    answers.put("--list", printed("{\"web\": [\"web1\", \"web2\"], \"db\": [\"web1\"]}"));
    answers.put("--host web1", printed("{\"port\": 80}"));
    answers.put("--host web2", printed("\n"));
    Files.createDirectory(folder.resolve("group_vars"));
    Files.writeString(folder.resolve("group_vars/web.yml"), "port: 8080\nhere: yes");
    var inventory = load();

    assertThat(told()).isEmpty();
    assertThat(variable(inventory, "web1", "port")).isEqualTo("80");
    assertThat(variable(inventory, "web2", "port")).isEqualTo("8080");
    assertThat(variable(inventory, "web2", "here")).isEqualTo("yes");
    assertThat(answers).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          hello                    |hosts --list:1:1: this program printed no JSON
          ` `                      |hosts --list:1:1: this program printed no JSON
          [1]                      |hosts --list:1:1: this program printed no JSON
          {"web": {"hosts": [}     |hosts --list:1:20:
          {"web": 3}               |hosts --list:1:9: group `web` must be a list of hosts or a map, but this is text
          {"web": {"hosts": "w1"}} |hosts --list:1:19: `hosts` must be a list
          {"web": {"vars": [1]}}   |hosts --list:1:18: `vars` must be a map
          {"web": [["w1"]]}        |hosts --list:1:10: a host must be a name, but this is a list
          {"web": {"children": ["web"]}}|hosts --list:1:23: group `web` contains itself
          {"_meta": []}            |hosts --list:1:11: `_meta` must be a map, but this is a list
          {"w": ["a"], "_meta": {"hostvars": {"a": 1}}}|hosts --list:1:42: `a` must be a map, but this is text
          """)
  void aWrongAnswerIsToldAtItsPlace(String answer, String problem) throws IOException {
    answers.put("--list", printed(answer));
    load();

    assertThat(told()).startsWith(problem.replace("¦", "|"));
  }

  @Test
  void theLastWordsOfAProgramThatFailedAreShown() throws IOException {
    var words = "Traceback\n  File \"hosts\", line 3\nKeyError: 'TOKEN'\n";
    answers.put("--list", new Answer(Optional.of(1), "{}", words));
    load();

    assertThat(told())
        .isEqualTo(
            """
            hosts --list:3:1: this program failed with exit code 1
                3 | KeyError: 'TOKEN'
                  | ^^^^^^^^^^^^^^^^^ these are the last of its words; run it yourself to see all\
            """);
  }

  @Test
  void aProgramThatFailsForAHostIsNotAskedForTheNext() throws IOException {
    answers.put("--list", printed("{\"web\": [\"web1\", \"web2\"]}"));
    answers.put("--host web1", new Answer(Optional.of(2), "", ""));
    load();

    assertThat(told())
        .isEqualTo(
            """
            hosts --host web1:1:1: this program failed with exit code 2
                1 |
                  | ^ it did not say why\
            """);
  }

  @Test
  void aProgramThatTakesTooLongIsNamed() throws IOException {
    answers.put("--list", new Answer(Optional.empty(), "", "waiting for the cloud\n"));
    load();

    assertThat(told())
        .isEqualTo(
            """
            hosts --list:1:1: this program took too long, and was stopped
                1 | waiting for the cloud
                  | ^^^^^^^^^^^^^^^^^^^^^ run it yourself to see what it waits for\
            """);
  }

  @Test
  void aFileOfDataIsNeverRun() throws IOException {
    var file = Files.writeString(folder.resolve("hosts.yml"), "#!/bin/sh\nall: {hosts: {a: }}\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    var list = Files.writeString(folder.resolve("list"), "[web]\nw1\n");
    assertThat(list.toFile().setExecutable(true)).isTrue();

    var inventory =
        Inventory.load(List.of("hosts.yml", "list"), folder, folder, FILES, this::answer, problems);

    assertThat(told()).isEmpty();
    assertThat(inventory.hosts()).extracting(Host::name).containsExactly("a", "w1");
  }

  @Test
  void aProgramWithoutItsFirstLineIsToldSo() throws IOException {
    var file = Files.writeString(folder.resolve("hosts"), "import json\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();

    Inventory.load(List.of("hosts"), folder, folder, FILES, this::answer, problems);

    assertThat(told())
        .endsWith(
            """
            hosts:1:1: this file may be run, but its first line doesn't say by what
                1 | import json
                  | ^ begin with `#!/usr/bin/env python3` or the like; if it is no program, run `chmod -x hosts`\
            """);
  }

  private static Answer printed(String text) {
    return new Answer(Optional.of(0), text, "a warning");
  }

  private Inventory load() throws IOException {
    var file = Files.writeString(folder.resolve("hosts"), "#!/usr/bin/env python3\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return Inventory.load(List.of("hosts"), folder, folder, FILES, this::answer, problems);
  }

  private Answer answer(Path program, List<String> arguments) {
    assertThat(program).isEqualTo(folder.resolve("hosts"));
    return Optional.ofNullable(answers.remove(String.join(" ", arguments))).orElseThrow();
  }

  private String told() {
    return Cases.told(problems.list());
  }

  private static String variable(Inventory inventory, String host, String name) {
    var variables = inventory.host(host).map(Host::variables).orElse(Map.of());
    return variables.get(name) instanceof Node.Scalar scalar ? scalar.text() : "nothing";
  }
}
