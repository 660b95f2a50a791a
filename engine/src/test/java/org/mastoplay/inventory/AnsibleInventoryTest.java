package org.mastoplay.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mastoplay.secret.AgeKeys;
import org.mastoplay.secret.VariableFiles;
import org.mastoplay.text.Problems;
import org.mastoplay.yaml.Node;

/** Inventories as people have them who come from Ansible work as they are. */
class AnsibleInventoryTest {
  private static final VariableFiles FILES =
      new VariableFiles(new AgeKeys(Map.of(), Path.of("/none")));

  private static final String INI =
      """
      ; The whole fleet. Keep it sorted!
      bastion ansible_host=198.51.100.1 ansible_port=2222 ansible_user=ops

      [web]
      web[01:03].example.org   ansible_python_interpreter=/usr/bin/python3
      www-[a:b].example.org:2200

      [db]
      db1 ansible_host=10.0.0.11  # the primary
      db2 ansible_host=10.0.0.12 ansible_become=yes ansible_become_method=su ansible_become_user=root
      "db3" ansible_host=10.0.0.13 ansible_become_password='two words' ansible_ssh_pipelining=true

      [cache]
      cache1 ansible_connection=local ansible_shell_type=sh

      [tokyo:children]
      web
      db

      [production:children]
      tokyo
      cache

      [web:vars]
      http_port = 8080
      ansible_ssh_private_key_file = ~/.ssh/deploy key
      ansible_ssh_common_args = '-o ProxyJump=ops@198.51.100.1 -o StrictHostKeyChecking=accept-new'
      greeting = "hello # world"

      [production:vars]
      ansible_user=deploy
      http_port=80
      empty=

      [all:vars]
      ansible_python_interpreter=auto_silent
      """;

  private static final String YAML =
      """
      ---
      # The whole fleet.
      all:
        hosts:
          bastion: {ansible_host: 198.51.100.1, ansible_port: 2222, ansible_user: ops}
        vars:
          ansible_python_interpreter: auto_silent
        children:
          production:
            vars: {ansible_user: deploy, http_port: 80, empty: ''}
            children:
              tokyo:
                children:
                  web:
                  db:
              cache:
                hosts:
                  cache1: {ansible_connection: local, ansible_shell_type: sh}
      web:
        hosts:
          web[01:03].example.org: {ansible_python_interpreter: /usr/bin/python3}
          www-[a:b].example.org: {ansible_port: 2200}
        vars:
          http_port: 8080
          ansible_ssh_private_key_file: ~/.ssh/deploy key
          ansible_ssh_common_args: -o ProxyJump=ops@198.51.100.1 -o StrictHostKeyChecking=accept-new
          greeting: "hello # world"
      db:
        hosts:
          db1: {ansible_host: 10.0.0.11}
          db2:
            ansible_host: 10.0.0.12
            ansible_become: yes
            ansible_become_method: su
            ansible_become_user: root
          db3: {ansible_host: 10.0.0.13, ansible_become_password: two words, ansible_ssh_pipelining: true}
      """;

  private static final Map<String, Map<String, String>> EXPECTED =
      Map.of(
          "bastion",
          Map.of(
              "ansible_host", "198.51.100.1",
              "ansible_port", "2222",
              "ansible_user", "ops",
              "ansible_python_interpreter", "auto_silent"),
          "web02.example.org",
          Map.of(
              "ansible_user", "deploy",
              "http_port", "8080",
              "ansible_ssh_private_key_file", "~/.ssh/deploy key",
              "ansible_ssh_common_args",
                  "-o ProxyJump=ops@198.51.100.1 -o StrictHostKeyChecking=accept-new",
              "greeting", "hello # world",
              "empty", "",
              "ansible_python_interpreter", "/usr/bin/python3"),
          "db2",
          Map.of(
              "ansible_user", "deploy",
              "http_port", "80",
              "empty", "",
              "ansible_host", "10.0.0.12",
              "ansible_become", "yes",
              "ansible_become_method", "su",
              "ansible_become_user", "root",
              "ansible_python_interpreter", "auto_silent"),
          "db3",
          Map.of(
              "ansible_user", "deploy",
              "http_port", "80",
              "empty", "",
              "ansible_host", "10.0.0.13",
              "ansible_become_password", "two words",
              "ansible_ssh_pipelining", "true",
              "ansible_python_interpreter", "auto_silent"),
          "cache1",
          Map.of(
              "ansible_user", "deploy",
              "http_port", "80",
              "empty", "",
              "ansible_connection", "local",
              "ansible_shell_type", "sh",
              "ansible_python_interpreter", "auto_silent"));

  private final Problems problems = new Problems();
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"hosts", "hosts.ini", "hosts.yml", "production"})
  void wholeFleet(String name) throws IOException {
    Files.writeString(folder.resolve(name), name.equals("hosts.yml") ? YAML : INI);

    var inventory = load(name);

    assertThat(problems.list()).isEmpty();
    assertThat(inventory.groups())
        .containsEntry(
            "web",
            List.of(
                "web01.example.org",
                "web02.example.org",
                "web03.example.org",
                "www-a.example.org",
                "www-b.example.org"))
        .containsEntry("ungrouped", List.of("bastion"))
        .containsEntry("db", List.of("db1", "db2", "db3"));
    assertThat(inventory.groups().get("production")).hasSize(9);
    EXPECTED.forEach(
        (host, variables) -> assertThat(variables(inventory, host)).isEqualTo(variables));
    assertThat(variables(inventory, "www-b.example.org")).containsEntry("ansible_port", "2200");
  }

  @Test
  void variablesLieInFilesAndFolders() throws IOException {
    Files.writeString(folder.resolve("hosts"), INI);
    write("group_vars/all", "---\nntp: [a, b]\nwho: all\n");
    write("group_vars/production.yml", "who: production\n");
    write("group_vars/web/main.yml", "who: web\nport: 1\n");
    write("group_vars/web/vault.yaml", "port: 2\n");
    write("group_vars/db.json", "{\"who\": \"db\"}\n");
    write("host_vars/db1.yml", "who: db1\nansible_user: postgres\n");
    write("host_vars/web01.example.org/more.yml", "who: web01\n");
    var inventory = load("hosts");

    assertThat(problems.list()).isEmpty();
    assertThat(variables(inventory, "bastion")).containsEntry("who", "all");
    assertThat(variables(inventory, "cache1")).containsEntry("who", "production");
    assertThat(variables(inventory, "web01.example.org"))
        .containsEntry("who", "web01")
        .containsEntry("port", "2");
    assertThat(variables(inventory, "db1"))
        .containsEntry("who", "db1")
        .containsEntry("ansible_user", "postgres");
    assertThat(variables(inventory, "db2")).containsEntry("who", "db");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          web1:2222                  |web1          |2222
          web[1:1].example.org:2222  |web1.example.org|2222
          [2001:db8::1]:2222         |2001:db8::1   |2222
          [2001:db8::1]              |2001:db8::1   |nothing
          2001:db8::1                |2001:db8::1   |nothing
          203.0.113.9:22             |203.0.113.9   |22
          n[0:0:2]                   |n0            |nothing
          """)
  void hostsMayHaveTheirPort(String line, String name, String port) throws IOException {
    Files.writeString(folder.resolve("hosts"), "[web]\n" + line + "\n");
    var inventory = load("hosts");

    assertThat(problems.list()).isEmpty();
    assertThat(inventory.groups()).containsEntry("web", List.of(name));
    assertThat(variables(inventory, name).getOrDefault("ansible_port", "nothing")).isEqualTo(port);
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), text);
  }

  private Inventory load(String name) {
    return Inventory.load(
        List.of(name),
        folder,
        folder,
        FILES,
        (_, _) -> {
          throw new AssertionError("no program may be run");
        },
        problems);
  }

  /** All but lists. */
  private static Map<String, String> variables(Inventory inventory, String host) {
    return inventory.host(host).orElseThrow().variables().entrySet().stream()
        .filter(entry -> entry.getValue() instanceof Node.Scalar)
        .collect(Collectors.toMap(Map.Entry::getKey, it -> ((Node.Scalar) it.getValue()).text()));
  }
}
