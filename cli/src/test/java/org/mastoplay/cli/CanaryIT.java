package org.mastoplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mastoplay.lab.Suite;

/**
 * Secrets are planted in every place that can hold one, and looked for in all that a run writes on
 * the controller, and in the list of processes of the host while it runs.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CanaryIT {
  private static final String PASSWORD = "canary/Pass&word's";
  private static final String KEY = "-----BEGIN CANARY-----\nY2FuYXJ5LWtleQ\n-----END CANARY-----";
  private static final String HASH = "$6$canarysalt$canaryhash";
  private static final String OLD = "canary-of-yesterday";

  /** What must not be found: the secrets, their parts, and what the playbook makes of them. */
  private static final List<String> FORBIDDEN =
      List.of("canary", "y2fuyxj5", "pass&word", "pass%26word", "word's", "d3jkj3m");

  /** Whoever keeps the output of a command out of the log makes it a secret. */
  private static final String PLAY =
      """
      - hosts: web1
        become: true
        vars:
          password: ${planted.stdout_lines[0]}
          hash: ${planted.stdout_lines[1]}
          key: ${planted.stdout_lines[2..]?join("\\n")}
          url: postgres://mastodon:${password?url('UTF-8')}@db/mastodon
        tasks:
          - {name: Plant, command: cat /root/planted, no_log: true, register: planted}
      """;

  private static final String EVERYWHERE =
      PLAY
          + """
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
                copy: {dest: /root/key, content: "${key}\\n", mode: "0600"}
              - name: Render
                template: {src: env.ftl, dest: /root/rendered, mode: "0600"}
              - name: Edit
                lineinfile: {path: /root/conf, regexp: "^password=", line: "password=${password}"}
              - name: Set a password
                user: {name: canarybird, password: "${hash}"}
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
                command: echo ${password}
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

  @ParameterizedTest
  @ValueSource(strings = {"", "-vvv", "--diff -vvv", "--check --diff -vvv", "-o json"})
  void isNowhere(String flags) throws Exception {
    plant();
    var playbook = write("everywhere.yml", EVERYWHERE);
    write("templates/env.ftl", "A=1\nPASS=\"${password}\"\nHALF=${password?substring(5)}\n");

    Terminal seen;
    Set<String> processes;
    try (var list = ProcessList.open()) {
      seen = apply(playbook, flags);
      processes = list.seen();
    }

    assertThat(seen.all()).contains("Plant").doesNotContain("\tat ");
    assertNoSecret(seen.all());
    assertThat(processes).isNotEmpty().allSatisfy(CanaryIT::assertNoSecret);
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        assertNoSecret(Files.readString(file));
      }
    }
    if (!flags.contains("--check")) {
      assertThat(seen.code()).as(seen.all()).isEqualTo(2);
      assertThat(seen.all()).contains("Name it ••••••", "`cmd` is secret", "Stumble");
      assertThat(processes).anyMatch(it -> it.contains("sleep 0.77"));
      assertThat(onHost("cat /root/env")).isEqualTo("A=1\nDB_PASS=" + PASSWORD + "\nB=2\n");
      assertThat(onHost("cat /root/conf")).isEqualTo("user=x\npassword=" + PASSWORD + "\n");
      assertThat(onHost("cat /root/taken")).isEqualTo(PASSWORD);
      assertThat(onHost("getent shadow canarybird")).contains(":" + HASH + ":");
    }
    if (flags.equals("--diff -vvv")) {
      assertThat(seen.all())
          .contains("-DB_PASS=•••••• (old)", "+DB_PASS=••••••", "A=1")
          .contains("-password=•••••• (old)", "+password=••••••", "user=x");
    }
  }

  @Test
  void aMistakeIsToldWithoutIt() throws Exception {
    var playbook =
        write(
            "mistaken.yml",
            """
            - hosts: web1
              tasks:
                - debug: {msg: "${passwrod}"} # canary-sudo
            """);
    var seen =
        Terminal.run(
            Map.of("MASTOPLAY_BECOME_PASSWORD", "canary-sudo"),
            "apply",
            playbook,
            "-K",
            "-i",
            rehearsal.lab().inventory().toString());
    assertThat(seen.code()).isEqualTo(1);
    assertThat(seen.all()).contains("undefined variable `passwrod`");
    assertNoSecret(seen.all());
  }

  private Terminal apply(String playbook, String flags) {
    var words =
        new ArrayList<>(List.of("apply", playbook, "-i", rehearsal.lab().inventory().toString()));
    Stream.of(flags.split(" ")).filter(word -> !word.isEmpty()).forEach(words::add);
    return Terminal.run(Map.of(), words.toArray(String[]::new));
  }

  private static void assertNoSecret(String text) {
    var harmless =
        text.toLowerCase(Locale.ROOT).replace("canarybird", "bird").replace("canaryit", "it");
    assertThat(harmless).doesNotContain(FORBIDDEN);
  }

  /** The secrets on the host, and files with those of yesterday. */
  private void plant() throws Exception {
    onHost(
        "rm -f /root/key /root/rendered; cat >/root/planted",
        PASSWORD + "\n" + HASH + "\n" + KEY + "\n");
    onHost("userdel canarybird || :");
    onHost("cat >/root/env", "A=1\nDB_PASS=" + OLD + "\nB=2\n");
    onHost("cat >/root/conf", "user=x\npassword=" + OLD + "\n");
    onHost("cat >/root/rendered", "A=1\nPASS='" + OLD + "'\nHALF=" + OLD.substring(5) + "\n");
    onHost("cat >/root/key", KEY.replace("Y2", OLD) + "\n");
  }

  private String onHost(String command) throws Exception {
    return onHost(command, "");
  }

  private String onHost(String command, String input) throws Exception {
    var words = new ArrayList<>(rehearsal.lab().sshCommand("web1"));
    words.add(command);
    var process = new ProcessBuilder(words).redirectErrorStream(true).start();
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    }
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private String write(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text).toString();
  }
}
