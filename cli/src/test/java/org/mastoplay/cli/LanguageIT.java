package org.mastoplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mastoplay.event.Event;
import org.mastoplay.lab.Suite;
import org.mastoplay.secret.EncryptedFile;

/** The words of the language, each once on two real hosts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LanguageIT {
  @SuppressWarnings("NullAway.Init") // set before all tests
  private Rehearsal rehearsal;

  @TempDir private Path folder;

  @BeforeAll
  void boot(@TempDir Path labFolder) {
    rehearsal =
        Rehearsal.boot(
            labFolder, Suite.TRIXIE, Map.of("web1", Set.of("web"), "web2", Set.of("web")));
  }

  @AfterAll
  void takeDown() {
    rehearsal.close();
  }

  @Test
  void blocksAreRescuedAndRepeated() throws Exception {
    var playbook =
        """
        - hosts: web
          tasks:
            - block:
                - {name: Fail, command: sh -c 'exit 7', changed_when: false}
                - {name: Never, copy: {dest: /srv/never, content: x}}
              rescue:
                - name: Rescue
                  copy:
                    dest: /srv/rescued
                    content: "${ansible_failed_task.name} ${ansible_failed_result.rc}"
              always:
                - {name: Always, copy: {dest: /srv/always, content: x}}
            - block:
                - {name: Make, file: {path: "/srv/${site}", state: directory}}
                - {name: Note, copy: {dest: "/srv/${site}/name", content: "${site}"}}
              loop: [blog, wiki]
              loop_control: {loop_var: site}
        """;
    assertThat(play(playbook, true).changed()).contains("web1: Always", "web2: Note [wiki]");
    var applied = play(playbook, false);
    assertThat(applied.counts()).allSatisfy((_, it) -> assertThat(it.rescued()).isEqualTo(1));
    assertThat(onHost("web2", "cat /srv/rescued /srv/always /srv/blog/name /srv/wiki/name"))
        .isEqualTo("Fail 7xblogwiki");
    onHost("web1", "test ! -e /srv/never");
    assertThat(applied.surprises()).isEmpty();
    assertThat(play(playbook, false).changed()).isEmpty();
  }

  @Test
  void whatIsParallelRunsAtTheSameTime() throws Exception {
    play(
        """
        - hosts: web1
          tasks:
            - parallel:
                - {shell: "echo begun >>/srv/marks; sleep 2; echo ended >>/srv/marks"}
                - {shell: "echo begun >>/srv/marks; sleep 2; echo ended >>/srv/marks"}
            - {shell: echo behind >>/srv/marks}
        """,
        false);
    assertThat(onHost("web1", "cat /srv/marks").lines())
        .containsExactly("begun", "begun", "ended", "ended", "behind");
  }

  @Test
  void filesAreFetchedWhateverIsInThem() throws Exception {
    onHost("web1", "head -c 9000000 /dev/urandom > /srv/large");
    onHost("web2", ": > /srv/large");
    var playbook =
        """
        - hosts: web
          tasks:
            - {name: Fetch, fetch: {src: /srv/large, dest: kept}}
        """;
    assertThat(play(playbook, true).changed())
        .containsExactlyInAnyOrder("web1: Fetch", "web2: Fetch");
    assertThat(folder.resolve("kept")).doesNotExist();
    assertThat(play(playbook, false).surprises()).isEmpty();
    var large = folder.resolve("kept/web1/srv/large");
    assertThat(onHost("web1", "sha256sum < /srv/large"))
        .startsWith(Hashing.sha256().hashBytes(Files.readAllBytes(large)).toString());
    assertThat(Files.getPosixFilePermissions(large))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(folder.resolve("kept/web2/srv/large")).isEmptyFile();
    assertThat(play(playbook, false).changed()).isEmpty();

    Files.writeString(large, "damaged");
    assertThat(play(playbook, false).changed()).containsExactly("web1: Fetch");
    assertThat(large).hasSize(9_000_000);
  }

  @Test
  void playbooksAreUsedAndImported() throws Exception {
    write(
        "page.yml",
        """
        params:
          domain: {type: domain}
          port: {type: port, default: 8080}
        vars: {root: "/srv/${domain}"}
        tasks:
          - {name: Make the folder, file: {path: "${root}", state: directory}}
          - name: Write the page
            copy: {dest: "${root}/page", content: "${domain}:${port} ${(secret_of_caller)!'-'}\\n"}
            notify: Tell
          - name: Write it elsewhere
            copy: {dest: "${root}/copy", content: "${domain}\\n"}
            notify: Tell
        handlers:
          - {name: Tell, shell: "echo told >>${root}/told"}
        """);
    write("vars/web1.yml", "greeting: hello\n");
    write("vars/web2.yml", "greeting: good day\n");
    write(
        "more.yml",
        """
        - hosts: web
          vars_files: ["vars/${inventory_hostname}.yml"]
          tasks:
            - {name: Greet, copy: {dest: /srv/greeting, content: "${greeting}"}}
        """);
    var playbook =
        """
        - hosts: web
          vars: {secret_of_caller: leaked}
          tasks:
            - {use: page, with: {domain: used.example, port: 9090}}
        - import_playbook: more.yml
        """;
    var foretold = play(playbook, true);
    var applied = play(playbook, false);
    assertThat(applied.failed()).isEmpty();
    assertThat(applied.changed()).containsAll(foretold.changed()).contains("web1: Tell");
    assertThat(applied.surprises()).isEmpty();
    assertThat(onHost("web1", "cat /srv/used.example/page /srv/used.example/told"))
        .isEqualTo("used.example:9090 -\ntold\n");
    assertThat(onHost("web2", "cat /srv/greeting")).isEqualTo("good day");
    assertThat(play(playbook, false).changed()).isEmpty();
  }

  @Test
  void hostsShareWork() throws Exception {
    var applied =
        play(
            """
            - hosts: web
              serial: 1
              order: reverse_sorted
              tasks:
                - name: Line up
                  shell: echo ${inventory_hostname} >>FOLDER/order
                  delegate_to: localhost
                - name: Visit the first
                  shell: echo ${inventory_hostname} of $(hostname) >>/srv/visits
                  delegate_to: web1
            - hosts: web
              tasks:
                - {name: Ask one, command: hostname, run_once: true, register: asked}
                - {name: Note, copy: {dest: /srv/asked, content: "${asked.stdout}"}}
            """,
            false);
    assertThat(applied.failed()).isEmpty();
    assertThat(folder.resolve("order")).hasContent("web2\nweb1");
    assertThat(onHost("web1", "cat /srv/visits")).isEqualTo("web2 of web1\nweb1 of web1\n");
    onHost("web2", "test ! -e /srv/visits");
    assertThat(onHost("web1", "cat /srv/asked")).isEqualTo(onHost("web2", "cat /srv/asked"));
  }

  @Test
  void oneFailureStopsAllWhereItIsFatal() throws Exception {
    var applied =
        play(
            """
            - hosts: web
              any_errors_fatal: true
              tasks:
                - {name: Fail, command: "false", when: inventory_hostname == 'web1'}
                - {name: Take a while, command: sleep 3}
                - {name: Go on, command: touch /srv/went-on}
            """,
            false);
    assertThat(applied.of(Event.Halted.class)).hasSize(1);
    onHost("web2", "test ! -e /srv/went-on");
  }

  @Test
  void tasksAreTriedAgainAndBrokenOff() throws Exception {
    var applied =
        play(
            """
            - hosts: web1
              tasks:
                - name: Try
                  shell: echo x >>/srv/tries; wc -l </srv/tries
                  register: tried
                  until: tried.stdout == '3'
                  retries: 5
                  delay: 0
                - {name: Hang, shell: "sleep 301 & sleep 301", timeout: 1, ignore_errors: true}
                - {name: Tell, copy: {dest: /srv/tried, content: "${tried.attempts}"}}
            """,
            false);
    assertThat(applied.failed()).singleElement().asString().contains("`timeout` of 1 s");
    assertThat(onHost("web1", "cat /srv/tried")).isEqualTo("3");
    assertThat(onHost("web1", "ps -C sleep -o args= || :")).doesNotContain("301");
  }

  @Test
  void environmentsAddUp() throws Exception {
    var applied =
        play(
            """
            - hosts: web1
              environment: {A: play, B: play, C: play}
              tasks:
                - block:
                    - shell: echo "$A $B $C" >/srv/environment
                      environment: {C: task}
                  environment: {B: "it's a block", C: block}
            """,
            false);
    assertThat(applied.failed()).isEmpty();
    assertThat(onHost("web1", "cat /srv/environment")).isEqualTo("play it's a block task\n");
  }

  @Test
  void aDryRunMayAsk() {
    var foretold =
        play(
            """
            - hosts: web1
              tasks:
                - name: Ask
                  command: hostname
                  register: asked
                  changed_when: false
                  check_mode: false
                - {name: Note, copy: {dest: /srv/noted, content: "I am ${asked.stdout}\\n"}}
                - {name: Only foretold, copy: {dest: /srv/x, content: x}, check_mode: true}
            """,
            true);
    assertThat(foretold.open()).isEmpty();
    assertThat(foretold.changed()).containsExactly("web1: Note", "web1: Only foretold");
  }

  @Test
  void secretsAreMadeOnce() throws Exception {
    var playbook =
        """
        - hosts: web
          secrets:
            token: {generate: alphanumeric, length: 40}
            keys: {generate: vapid}
          tasks:
            - name: Write them
              copy:
                dest: /srv/secrets
                mode: 0600
                content: "${token} ${keys.public_key} ${keys.private_key}\\n"
        """;
    var foretold = play(playbook, true);
    var kept = rehearsal.lab().inventory().resolveSibling("secrets.yml");
    assertThat(kept).doesNotExist();

    assertThat(play(playbook, false).changed())
        .containsExactlyInAnyOrderElementsOf(foretold.changed());
    var made = onHost("web1", "cat /srv/secrets");
    assertThat(made).matches("[A-Za-z0-9]{40} \\S{88} \\S{44}\n");
    assertThat(onHost("web2", "cat /srv/secrets")).isEqualTo(made);
    assertThat(new EncryptedFile(kept, rehearsal.keys()).isEncrypted()).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
        .isEqualTo("rw-------");

    assertThat(play(playbook, false).changed()).isEmpty();
    assertThat(onHost("web2", "cat /srv/secrets")).isEqualTo(made);
  }

  private Story play(String playbook, boolean dryRun) {
    var file = write("test.yml", playbook.replace("FOLDER", folder.toString()));
    return rehearsal.site(file.toString(), dryRun);
  }

  private Path write(String name, String text) {
    var file = folder.resolve(name);
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
  }

  private String onHost(String host, String command) throws Exception {
    return rehearsal.onHost(host, command, "");
  }
}
