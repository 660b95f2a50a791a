package org.mastoplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.SnakeYamlNode;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mastoplay.module.Modules;
import org.mastoplay.modules.BuiltInModules;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;
import org.mastoplay.yaml.Scalars;
import org.mastoplay.yaml.YamlReader;

/** The schema that editors get lets right playbooks pass, and no others. */
class SchemaTest {
  private static final URI SCHEMA = URI.create("urn:mastoplay");
  private static final Modules MODULES = new Modules(List.of(new BuiltInModules()));
  private static final Validator VALIDATOR = validator();

  static Stream<Path> playbooks() throws IOException {
    try (var files = Files.walk(Path.of(".."))) {
      return files
          .filter(file -> file.toString().endsWith(".yml"))
          .filter(file -> !file.toString().contains("/contract/"))
          .filter(file -> !file.toString().contains("/minidon/"))
          .filter(file -> !file.toString().matches(".*/playbooks/(vars|lab|upgrade)/.*"))
          .filter(file -> !file.toString().contains("/target/"))
          .filter(file -> !file.getFileName().toString().matches("inventory.*|hosts.*"))
          .filter(file -> !file.toString().matches(".*/mutated/(?!everything).*"))
          .filter(file -> !file.toString().matches(".*/(\\.|group_vars/|host_vars/).*"))
          .toList()
          .stream();
    }
  }

  static Stream<String> examples() throws IOException {
    return Stream.concat(
        LanguagePageTest.playbooks().stream().map(LanguagePageTest.Example::playbook),
        MODULES.all().stream()
            .flatMap(spec -> spec.examples().stream())
            .map(example -> "- hosts: all\n  tasks:\n" + example.indent(4)));
  }

  @ParameterizedTest
  @MethodSource("playbooks")
  void playbookOfTheRepositoryPasses(Path playbook) throws IOException {
    assertThat(mistakes(Files.readString(playbook))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void examplePasses(String example) {
    assertThat(mistakes(example)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "apt: nginx",
        "apt: [nginx, git]",
        "apt: {pkg: 'nginx,git', state: \"${state}\", update_cache: \"${refresh}\"}",
        "apt: {name: nginx, update_cache: true, cache_valid_time: 3600}",
        "apt: {name: nginx, cache_valid_time: \"${hours * 3600}\"}",
        "ansible.builtin.apt: nginx",
        "file: {path: /srv, mode: 0755}",
        "copy: {dest: /a, content: 5}",
        "debug:",
        "debug: {msg: a}\n  when: a\n  become: true\n  become_method: doas\n  tags: [a, b]",
        "debug: {msg: a}\n  loop: ${1..3}\n  loop_control: {label: a}",
        "debug: {msg: a}\n  changed_when: false\n  retries: 3\n  until: [a, b]\n  delay: ${pause}",
        "block: [{debug: }]\n  rescue: [{debug: }]\n  always: [{debug: }]\n  when: a",
        "parallel: [{debug: }, {debug: }]\n  run_once: true",
        "use: base\n  with: {domain: social.example, admins: [alice]}\n  loop: [1, 2]",
      })
  void rightTaskPasses(String task) {
    assertThat(mistakes("- hosts: all\n  tasks:\n" + ("- " + task).indent(4))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- import_playbook: web.yml",
        "- hosts: [web, db]\n  serial: [1, 50%]\n  max_fail_percentage: 30\n  order: sorted",
        "- hosts: all\n  handlers: [{name: Reload, debug: }, {listen: web, debug: }]",
        "- hosts: all\n  tasks:\n  vars:\n",
        """
        name: PostgreSQL
        description: A database
        params:
          name: {required: true, pattern: "[a-z]+"}
          port: {type: port, default: 5432, description: Where it listens}
          size: {type: enum, choices: [small, large], when: "port != 5432"}
          users: {type: list, items: string, secret: true}
          roles: {type: map, items: {type: enum, choices: [reader]}}
        tasks:
          - apt: postgresql
        handlers:
          - name: Restart
            systemd: {name: postgresql, state: restarted}
        """,
      })
  void rightPlaybookPasses(String playbook) {
    assertThat(mistakes(playbook)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aptt: nginx",
        "debug: {msg: a}\n  wen: true",
        "debug: {msg: a}\n  hosts: web",
        "apt: {name: nginx, sate: present}",
        "apt: {name: nginx, state: presnt}",
        "apt: {name: nginx, update_cache: maybe}",
        "apt: {name: nginx, cache_valid_time: long}",
        "apt: {name: {a: b}}",
        "apt: nginx\n  copy: {dest: /a, content: b}",
        "apt: nginx\n  ansible.builtin.copy: {dest: /a, content: b}",
        "file: {mode: 0755}",
        "name: Nothing to do",
        "debug: {msg: a}\n  become: yes",
        "debug: {msg: a}\n  become_method: pbrun",
        "debug: {msg: a}\n  retries: often",
        "debug: {msg: a}\n  register: two words",
        "debug: {msg: a}\n  loop: 3",
        "debug: {msg: a}\n  loop: [a]\n  loop_control: {lable: a}",
        "debug: {msg: a}\n  loop_control: {label: a}",
        "debug: {msg: a}\n  vars: {two words: a}",
        "debug: {msg: a}\n  tags: {a: b}",
        "debug: {msg: a}\n  rescue: [{debug: }]",
        "debug: {msg: a}\n  with: {a: b}",
        "block: {debug: }",
        "block: [{debug: }]\n  debug: {msg: a}",
        "block: [{debug: }]\n  register: a",
        "block: [{debug: }]\n  parallel: [{debug: }]",
        "block: [{aptt: }]",
        "use: base\n  notify: a",
        "use: base\n  with: [a]",
      })
  void wrongTaskIsRefused(String task) {
    assertThat(mistakes("- hosts: all\n  tasks:\n" + ("- " + task).indent(4))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hosts: all",
        "- tasks: []",
        "- hosts: all\n  task: []",
        "- hosts: all\n  tasks: {debug: }",
        "- hosts: all\n  serial: many",
        "- hosts: all\n  order: alphabetical",
        "- hosts: all\n  handlers: [{debug: }]",
        "- debug: ",
        "params: {a: {type: string}}",
        "tasks: []\nparams: {a: {type: text}}",
        "tasks: []\nparams: {a: {typ: string}}",
        "tasks: []\nparams: [a]",
        "tasks: []\nhosts: all",
      })
  void wrongPlaybookIsRefused(String playbook) {
    assertThat(mistakes(playbook)).isNotEmpty();
  }

  @Test
  void isTheSameEveryTime() {
    assertThat(Terminal.run(Map.of(), "schema").out())
        .isEqualTo(schema())
        .contains(
            """
                  "state" : {
            """
                .strip());
  }

  private static Validator validator() {
    var validator =
        new ValidatorFactory().withJsonNodeFactory(new SnakeYamlNode.Factory()).createValidator();
    validator.registerSchema(SCHEMA, schema());
    return validator;
  }

  private static String schema() {
    return Terminal.run(Map.of(), "schema").out();
  }

  private static List<String> mistakes(String playbook) {
    var problems = new Problems();
    var node = YamlReader.read(new Source("site.yml", playbook), problems);
    assertThat(problems.list()).isEmpty();
    return VALIDATOR.validate(SCHEMA, json(node.orElseThrow())).getErrors().stream()
        .map(it -> "%s: %s".formatted(it.getInstanceLocation(), it.getError()))
        .toList();
  }

  private static String json(Node node) {
    var text = new StringWriter();
    try (var json = new JsonFactory().createGenerator(text)) {
      write(node, json);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return text.toString();
  }

  /** As mastoplay itself understands values: see {@link Scalars}. */
  private static void write(Node node, JsonGenerator json) throws IOException {
    switch (node) {
      case Node.Mapping map -> {
        json.writeStartObject();
        for (var entry : map.entries()) {
          json.writeFieldName(entry.key().text());
          write(entry.value(), json);
        }
        json.writeEndObject();
      }
      case Node.Sequence list -> {
        json.writeStartArray();
        for (var item : list.items()) {
          write(item, json);
        }
        json.writeEndArray();
      }
      case Node.Scalar scalar when scalar.isNull() -> json.writeNull();
      case Node.Scalar scalar when Scalars.flag(scalar).isPresent() ->
          json.writeBoolean(Scalars.flag(scalar).get());
      case Node.Scalar scalar when Scalars.number(scalar).isPresent() ->
          json.writeNumber(Scalars.number(scalar).get());
      case Node.Scalar scalar -> json.writeString(scalar.text());
      case Node.Unknown unknown -> throw new IllegalStateException(unknown.toString());
    }
  }
}
