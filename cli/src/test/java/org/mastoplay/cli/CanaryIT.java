package org.mastoplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mastoplay.host.Connector;
import org.mastoplay.lab.Suite;
import org.mastoplay.secret.EncryptedFile;

/**
 * Secrets are planted in every place that can hold one, and looked for in all that a run writes on
 * the controller, and in the list of processes of the host while it runs.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CanaryIT {
  private static final String PASSWORD = "siskin/Pass&word's";
  private static final String KEY = "-----BEGIN SISKIN-----\nc2lza2luLWtleQ\n-----END SISKIN-----";
  private static final String HASH = "$6$siskinsalt$siskinhash";
  private static final String OLD = "siskin-of-yesterday";

  /** What must not be found: the secrets, their parts, and what the playbook makes of them. */
  private static final List<String> FORBIDDEN =
      List.of("siskin", "c2lza2lu", "pass&word", "pass%26word", "word's", "d3jkj3m", "87654321");

  /** The file of variables, before it is encrypted. */
  private static final String VARIABLES =
      """
      password: "%s"
      crypted: %s
      key: |
      %s
      deep: {inside: [siskin-one, siskin-two]}
      account_number: 87654321
      """
          .formatted(PASSWORD, HASH, KEY.indent(2).stripTrailing());

  /** A playbook that others use, with a secret param. */
  private static final String SAFE =
      """
      params:
        pin: {type: string, secret: true}
      tasks:
        - {name: "Show ${pin}", debug: {msg: "the pin ${pin}"}}
        - {name: Keep it, copy: {dest: /root/pin, content: "PIN=${pin}\\n", mode: "0600"}}
        - name: Work with it
          shell: {cmd: 'printf %s "$PIN$PASSWORD_OF_ALL" >/root/environed; echo "$PIN"; sleep 0.33'}
          environment: {PIN: "${pin}"}
      """;

  private static final String EVERYWHERE =
      """
      - hosts: web1
        become: true
        environment: {PASSWORD_OF_ALL: "${password}"}
        secrets:
          generated: {generate: alphanumeric, length: 32}
        vars:
          url: postgres://mastodon:${password?url}@db/mastodon
          alone: !age |
      ALONE
        tasks:
          - {name: Plant, command: cat /root/planted, no_log: true, register: planted}
          - {name: Show what was kept out of the log, debug: {msg: "${planted.stdout}"}}
          - {name: "Show ${deep.inside[0]}", debug: {var: deep}}
          - {name: Show a number, debug: {msg: "${account_number} or ${account_number?c}"}}
          - {name: "Show ${alone}", debug: {msg: "alone: ${alone}"}}
          - {name: "Show ${generated}", debug: {msg: "generated: ${generated}"}}
          - name: Keep the generated
            copy: {dest: /root/generated, content: "GENERATED=${generated}\\n", mode: "0600"}
          - {name: Show its hash, debug: {msg: "${b64encode(password)} ${hash(password, 'sha256')}"}}
          - {name: Use it, use: safe, with: {pin: "${pin}"}}
          - name: Print the environment
            command: env
          - name: Name it ${password}
            debug: {msg: "message ${password?upper_case} and ${key}"}
          - {name: Show values, debug: {var: url}}
          - {name: Show all, debug: {var: planted}}
          - {name: Show a part, debug: {msg: "${password?substring(3)}"}}
          - name: Go through ${planted.stdout_lines?size} lines
            debug: {msg: "item ${item}"}
            loop: ${planted.stdout_lines}
          - name: Label
            debug: {msg: x}
            loop: [1]
            loop_control: {label: "for ${password}"}
          - name: Write a file
            copy: {dest: /root/env, content: "A=1\\nDB_PASS=${password}\\nB=2\\n", mode: "0600"}
          - name: Write the key
            copy: {dest: /root/key, content: "${key}", mode: "0600"}
          - name: Render
            template: {src: env.ftl, dest: /root/rendered, mode: "0600"}
          - name: Edit
            lineinfile: {path: /root/conf, regexp: "^password=", line: "password=${password}"}
          - name: Set a password
            user: {name: fink, password: "${crypted}"}
          - name: Print
            command: {cmd: cat, stdin: "${password} ${key}"}
            register: printed
          - name: Pass on
            debug: {msg: "${printed.stdout}"}
          - name: Take a while
            shell: {cmd: "cat >/root/taken; sleep 0.77", stdin: "${password}"}
          - name: Complain
            shell: {cmd: "cat >&2; exit 3", stdin: "no ${password}"}
            ignore_errors: true
          - name: Refuse the file
            copy:
              dest: /root/refused
              content: "${password}\\n"
              validate: sh -c 'cat "$1"; exit 1' sh %s
            ignore_errors: true
          - name: Insist
            assert: {that: "password == 'x'", fail_msg: "not ${password}"}
            ignore_errors: true
          - name: Skip
            debug: {msg: x}
            when: password == 'x'
          - name: Stumble
            command: echo ${planted.stdout}
      """;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private Rehearsal rehearsal;

  @TempDir private Path folder;

  @BeforeAll
  void boot(@TempDir Path labFolder) {
    rehearsal = Rehearsal.boot(labFolder, Suite.TRIXIE, Map.of("web1", Set.of("web")));
  }

  @AfterAll
  void takeDown() {
    rehearsal.close();
  }

  @BeforeEach
  void lock() throws Exception {
    encrypt(folder.resolve("group_vars/all.yml"), VARIABLES);
    write("templates/env.ftl", "A=1\nPASS=\"${password}\"\nHALF=${password?substring(5)}\n");
    write("safe.yml", SAFE);
    write("everywhere.yml", EVERYWHERE.replace("ALONE", alone()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-vvv", "--diff -vvv", "--check --diff -vvv", "-o json"})
  void isNowhere(String flags) throws Exception {
    plant();

    Terminal seen;
    Set<String> processes;
    try (var list = ProcessList.open()) {
      seen = run("apply", "everywhere.yml", flags + " -e pin=siskin-pin");
      processes = list.seen();
    }

    assertThat(seen.all()).contains("Name it ••••••").doesNotContain("\tat ");
    assertNoSecret(seen.all());
    assertThat(processes).isNotEmpty().allSatisfy(this::assertNoSecret);
    assertNoSecretIn(folder);
    assertThat(seen.code()).as(seen.all()).isEqualTo(flags.contains("--check") ? 0 : 2);
    if (!flags.contains("--check")) {
      assertThat(seen.all()).contains("`cmd` is secret", "Stumble");
      assertThat(processes)
          .anyMatch(it -> it.contains("sleep 0.77"))
          .anyMatch(it -> it.contains("sleep 0.33"));
      assertIsOnTheHost();
    }
    if (flags.contains("--diff")) {
      assertThat(seen.all())
          .contains("-DB_PASS=•••••• (old)", "+DB_PASS=••••••", "A=1")
          .contains("-password=•••••• (old)", "+password=••••••", "user=x");
    }
  }

  @Test
  void isRefusedWhereAHostWouldShowIt() throws Exception {
    write(
        "shown.yml",
        """
        - hosts: web1
          secrets:
            generated: {generate: hex}
          tasks:
            - {name: Stumble, command: "echo ${password}"}
            - {name: Stumble again, shell: "echo ${generated}"}
            - {name: Stumble on, file: {path: "/root/${deep.inside[0]}", state: touch}}
        """);
    Connector none =
        _ -> {
          throw new AssertionError("a host was contacted");
        };
    for (var command : List.of("check", "diff", "apply")) {
      var seen = Terminal.run(rehearsal.environment(), none, words(command, "shown.yml", ""));
      assertThat(seen.code()).as(seen.all()).isEqualTo(1);
      assertThat(seen.all())
          .contains("shown.yml:5:", "shown.yml:6:", "shown.yml:7:", "`cmd` is secret")
          .contains("`path` is secret", "3 mistakes");
      assertNoSecret(seen.all());
    }
    assertNoSecretIn(folder);
  }

  @Test
  void aMistakeIsToldWithoutIt() throws Exception {
    write(
        "mistaken.yml",
        """
        - hosts: web1
          tasks:
            - debug: {msg: "${passwrod}"} # siskin-sudo
        """);
    var environment = new HashMap<>(rehearsal.environment());
    environment.put("MASTOPLAY_BECOME_PASSWORD", "siskin-sudo");
    var seen = Terminal.run(environment, words("apply", "mistaken.yml", "-K"));
    assertThat(seen.code()).isEqualTo(1);
    assertThat(seen.all()).contains("undefined variable `passwrod`");
    assertNoSecret(seen.all());
  }

  private Terminal run(String command, String playbook, String flags) {
    return Terminal.run(rehearsal.environment(), words(command, playbook, flags));
  }

  private String[] words(String command, String playbook, String flags) {
    var inventory = rehearsal.lab().inventory().toString();
    var words =
        new ArrayList<>(List.of(command, folder.resolve(playbook).toString(), "-i", inventory));
    Stream.of(flags.split(" ")).filter(word -> !word.isEmpty()).forEach(words::add);
    return words.toArray(String[]::new);
  }

  private void assertNoSecretIn(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        assertNoSecret(Files.readString(file));
      }
    }
    assertThat(kept().isEncrypted() || !Files.exists(kept().path())).isTrue();
  }

  private void assertNoSecret(String text) {
    assertThat(text.toLowerCase(Locale.ROOT)).doesNotContain(FORBIDDEN);
    generated().ifPresent(it -> assertThat(text).doesNotContain(it));
  }

  /** What the program has made up, once it has kept it. */
  private Optional<String> generated() {
    if (!Files.exists(kept().path())) {
      return Optional.empty();
    }
    var plain = new String(kept().decrypt(), StandardCharsets.UTF_8);
    return Pattern.compile("[A-Za-z0-9]{32}")
        .matcher(plain)
        .results()
        .map(MatchResult::group)
        .findFirst();
  }

  private EncryptedFile kept() {
    var file = rehearsal.lab().inventory().resolveSibling("secrets.yml");
    return new EncryptedFile(file, rehearsal.keys());
  }

  private void encrypt(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    var encrypted = new EncryptedFile(file, rehearsal.keys());
    encrypted.encrypt(text.getBytes(StandardCharsets.UTF_8), rehearsal.keys().recipients());
  }

  /** A single secret as it stands in a playbook. */
  private String alone() {
    var plain = "siskin-alone".getBytes(StandardCharsets.UTF_8);
    var armored = EncryptedFile.armored(plain, rehearsal.keys().recipients());
    return new String(armored, StandardCharsets.UTF_8).indent(10).stripTrailing();
  }

  private void assertIsOnTheHost() throws Exception {
    assertThat(onHost("cat /root/env")).isEqualTo("A=1\nDB_PASS=" + PASSWORD + "\nB=2\n");
    assertThat(onHost("cat /root/conf")).isEqualTo("user=x\npassword=" + PASSWORD + "\n");
    assertThat(onHost("cat /root/taken")).isEqualTo(PASSWORD + "\n");
    assertThat(onHost("cat /root/key")).isEqualTo(KEY + "\n");
    assertThat(onHost("cat /root/pin")).isEqualTo("PIN=siskin-pin\n");
    assertThat(onHost("cat /root/environed")).isEqualTo("siskin-pin" + PASSWORD);
    assertThat(onHost("cat /root/generated"))
        .isEqualTo("GENERATED=" + generated().orElseThrow() + "\n");
    assertThat(onHost("getent shadow fink")).contains(":" + HASH + ":");
  }

  /** A secret that only the host knows, and files with those of yesterday. */
  private void plant() throws Exception {
    onHost("rm -f /root/rendered; cat >/root/planted", "siskin of the host\nand siskin two\n");
    onHost("userdel fink || :");
    onHost("cat >/root/env", "A=1\nDB_PASS=" + OLD + "\nB=2\n");
    onHost("cat >/root/conf", "user=x\npassword=" + OLD + "\n");
    onHost("cat >/root/rendered", "A=1\nPASS='" + OLD + "'\nHALF=" + OLD.substring(5) + "\n");
    onHost("cat >/root/key", KEY.replace("c2lz", OLD) + "\n");
    onHost("cat >/root/pin", "PIN=" + OLD + "\n");
    onHost("cat >/root/generated", "GENERATED=" + OLD + "\n");
  }

  private String onHost(String command) throws Exception {
    return onHost(command, "");
  }

  private String onHost(String command, String input) throws Exception {
    return rehearsal.onHost("web1", command, input);
  }

  private String write(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text).toString();
  }
}
