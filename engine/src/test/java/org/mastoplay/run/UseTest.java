package org.mastoplay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mastoplay.run.Trial.counts;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mastoplay.event.Counts;

/** Playbooks that are used by others: their params, and that nothing leaks in or out. */
class UseTest {
  private static final String INNER =
      """
      params:
        port: {type: port, default: 80}
        name: {type: string}
        size: {type: size, default: 1K}
      vars:
        text: "${name}:${port}"
      tasks:
        - note: {path: "DIR/${name}", text: "${text} ${size} ${(outer!'-')} ${(e!'-')}"}
          notify: Done
          register: noted
      handlers:
        - name: Done
          say: {script: "echo ${text} ${noted.changed?c} >>DIR/log"}
      """;

  @TempDir Path folder;
  private Trial trial;

  @BeforeEach
  void begin() {
    trial = new Trial(folder).given("e=extra");
    write("inner.yml", INNER);
  }

  private void write(String name, String text) {
    trial.write(name, text.replace("DIR", folder.toString()));
  }

  private Counts apply(String play) {
    return trial.apply("- hosts: localhost\n" + play.indent(2));
  }

  @Test
  void takeWhatIsNotGivenFromVariablesIfAsked() {
    apply(
        """
        vars: {name: here, port: 1, size: 2K, outer: leaks}
        tasks:
          - use: inner
            inherit: true
            with: {port: 8080}
        """);
    assertThat(folder.resolve("here")).hasContent("here:8080 2048 - -");
  }

  @Test
  void omitLeavesOutWhatIsNotGiven() {
    apply(
        """
        vars: {name: here}
        tasks:
          - use: inner
            with: {name: "${name}", port: "${nosuch!omit}", size: "${(1 == 2)?then('2K', omit)}"}
          - note: {path: "%s/list", text: "${list?join('-')}"}
            vars: {list: [a, "${nosuch!omit}", b]}
        """
            .formatted(folder));
    assertThat(folder.resolve("here")).hasContent("here:80 1024 - -");
    assertThat(folder.resolve("list")).hasContent("a-b");
  }

  @Test
  void seeTheirParamsAndNothingElse() {
    assertThat(
            apply(
                """
                vars: {outer: leaks, port: 1}
                tasks:
                  - use: inner
                    with: {name: a, port: "${port + 442}", size: 2M}
                  - use: inner
                    with: {name: b}
                """))
        .isEqualTo(counts(0, 4, 0, 0, 0));
    assertThat(folder.resolve("a")).hasContent("a:443 2097152 - -");
    assertThat(folder.resolve("b")).hasContent("b:80 1024 - -");
  }

  @Test
  void areCarriedOutAsTheCallerSays() {
    write("says.yml", "tasks:\n  - say: {script: 'echo \"$A $B\" >>DIR/log'}\n");
    apply(
        """
        vars: {a: one, odd: '${"$"}{a} "x"'}
        environment: {A: "${a}", B: "${odd}"}
        tasks:
          - use: says
          - {use: says, environment: {B: "${item}"}, loop: [two]}
        """);
    assertThat(folder.resolve("log")).hasContent("one ${a} \"x\"\none two\n");
  }

  @Test
  void runTheirHandlersAtTheirEnd() {
    apply(
        """
        tasks:
          - use: inner
            with: {name: "${item}"}
            loop: [a, b]
          - say: {script: "echo end ${(noted!'-')} >>DIR/log"}
        """);
    assertThat(folder.resolve("log")).hasContent("a:80 true\nb:80 true\nend -\n");
  }

  @Test
  void oweTheirHandlersWhenTheyBreakOff() {
    write(
        "breaks.yml",
        """
        tasks:
          - note: {path: DIR/x, text: x}
            notify: Pay
          - say: {script: "[ -e DIR/mended ]"}
        handlers:
          - name: Pay
            say: {script: echo paid >>DIR/log}
        """);
    var play = "name: Play DIR\ntasks:\n  - use: breaks\n";
    apply(play);
    assertThat(folder.resolve("log")).doesNotExist();
    assertThat(trial.hostEnd().owed()).containsExactly("Pay");
    trial.write("mended", "");
    apply(play);
    assertThat(folder.resolve("log")).hasContent("paid\n");
  }

  @Test
  void runTheirHandlersAtTheEndOfThePlayWhenTheyWereRescued() {
    write(
        "breaks.yml",
        """
        tasks:
          - note: {path: DIR/x, text: x}
            notify: Pay
          - say: {script: "false"}
        handlers:
          - name: Pay
            say: {script: echo paid >>DIR/log}
        """);
    apply(
        """
        tasks:
          - block: [{use: breaks}]
            rescue: [{say: {script: "echo rescued >>DIR/log"}}]
        """);
    assertThat(folder.resolve("log")).hasContent("rescued\npaid\n");
  }

  @Test
  void mayUseOthersAndLieInFoldersOfTheirOwn() throws Exception {
    java.nio.file.Files.createDirectories(folder.resolve("deep"));
    write(
        "deep/playbook.yml",
        """
        params:
          names: {type: list, items: string}
          mail: {type: bool, default: false}
          server: {type: domain, when: mail}
        tasks:
          - use: inner
            with: {name: "${item}"}
            loop: ${names}
          - say: {script: "echo ${playbook_dir} >>DIR/log"}
        """);
    apply("tasks:\n  - use: deep\n    with: {names: [a]}\n");
    assertThat(folder.resolve("log")).hasContent("a:80 true\n%s/deep\n".formatted(folder));
  }

  @Test
  void canBeAppliedByThemselves() {
    trial.on("all: {hosts: {one: {name: from-inventory}}}").given("port=8080");

    trial.apply(INNER);

    assertThat(folder.resolve("from-inventory")).hasContent("from-inventory:8080 1024 - -");
  }

  @Test
  void tasksAndPlaysOfOtherFilesAreTakenIn() {
    write("vars.yml", "x: '2'\n");
    write("more.yml", "- tell: {text: \"${x}\"}\n- say: {script: \"echo ${x} >>DIR/log\"}\n");
    write(
        "plays.yml",
        "- hosts: localhost\n  tasks:\n    - say: {script: \"echo play >>DIR/log\"}\n");
    trial.apply(
        """
        - hosts: localhost
          vars: {x: 1}
          vars_files: vars.yml
          tasks:
            - import_tasks: more.yml
              when: x == '2'
        - import_playbook: plays.yml
        """);
    assertThat(folder.resolve("log")).hasContent("2\nplay\n");
  }
}
