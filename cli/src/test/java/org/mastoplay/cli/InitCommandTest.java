package org.mastoplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitCommandTest {
  private static final String KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBGXyV0dKIsDFGjoU1m3CYkBWZjpLs7Qf9vIGfKNcQ2B alice";

  /** Where nobody listens, so that there is no login to wait for. */
  private static final String NOWHERE = "root@127.0.0.1:1\nn\n";

  @TempDir private Path folder;

  @BeforeEach
  void prepare() throws IOException {
    write(
        "shop.yml",
        """
        params:
          domain: {type: domain, description: Its name}
          size: {type: enum, choices: [small, large], default: small, ask: true}
          page: {default: "www.${domain}", ask: true}
          memory: {type: int, default: "${facts.memtotal_mb}", ask: true}
          open: {type: bool, default: false, ask: true}
          ports: {type: list, items: port, default: [80, 443], ask: true}
          password: {secret: true, when: size == 'large'}
          comment: {required: false, ask: true}
          colour: {default: red}
        tasks:
          - debug: {msg: "${domain} ${page} ${password!''}"}
        """);
    write(
        "site.yml",
        """
        - hosts: shops
          tasks: [{use: shop, inherit: true}]
        """);
  }

  @Test
  void answersBecomeAnInventory() throws IOException {
    var seen =
        init(
            NOWHERE
                + """
                shop.example
                large
                page ${x}

                yes
                80, 8443
                p'ss: ${word}
                """
                + "\n");

    assertThat(seen.code()).as(seen.all()).isZero();
    assertThat(seen.out())
        .contains(
            "\nIts name.\ndomain: ",
            "size (small, large) [small]: ",
            "page [www.shop.example]: ",
            "memory [what the host tells]: ",
            "open (yes or no) [no]: ",
            "ports (with commas between them) [80, 443]: ",
            "password (not shown): ",
            "comment [none]: ",
            "Made a key that opens your passwords: ",
            "site.yml: no mistakes found in 1 task.",
            "mastoplay diff %s/site.yml -i %s\n".formatted(folder, inventory()))
        .doesNotContain("colour", "p'ss");
    assertThat(Files.readString(inventory()).replaceAll("(?s)!age.*FILE-----", "!age"))
        .isEqualTo(
            """
            # The server, and what %s has to know of it. Change it as you like: `mastoplay docs FILE`
            # tells all that a playbook can be told, `mastoplay check %1$s` whether it fits.
            all:
              vars:
                # Its name
                domain: shop.example
                size: large
                page: page ${r"${"}x}
                open: true
                ports:
                - '80'
                - '8443'
                password: !age
              children:
                shops:
                  hosts:
                    my-server:
                      ansible_host: 127.0.0.1
                      ansible_port: 1
                      ansible_user: root
            """
                .formatted(folder.resolve("site.yml")));
    write("look.yml", "- hosts: shops\n  tasks:\n    - debug: {msg: \"${password}\"}\n");
    assertThat(run("", "check", "look.yml", "-i", inventory().toString()).code()).isZero();
  }

  @Test
  void whatEnterTakesIsNotWritten() throws IOException {
    var seen = init(NOWHERE + "shop.example\n\n\n\n\n\n\n");

    assertThat(seen.code()).as(seen.all()).isZero();
    assertThat(inventory())
        .content()
        .contains("  vars:\n    # Its name\n    domain: shop.example\n  children:");
    assertThat(seen.out()).doesNotContain("password");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Shop.Example | That won't do: the param `domain` must be a domain name, not"
            + " `Shop.Example`;",
        "''           | This has to be told.",
      })
  void wrongAnswerIsAskedAgain(String wrong, String reason) throws IOException {
    var seen = init(NOWHERE + wrong + "\nshop.example\n\n\n\n\n\n\n");

    assertThat(seen.out()).contains("domain: " + reason);
    assertThat(inventory()).content().contains("domain: shop.example");
  }

  @Test
  void ownKeyIsOffered() throws IOException {
    write("key.yml", "params: {key: {type: public_key, default: '', ask: true}}\ntasks: []\n");
    Files.createDirectories(folder.resolve(".ssh"));
    write(".ssh/id_ed25519.pub", KEY + "\n");
    write(".ssh/id_ed25519", "-----BEGIN OPENSSH PRIVATE KEY-----\n");

    var taken = run(NOWHERE + "\n", "init", "key.yml", "-i", folder.resolve("a.yml").toString());
    var typed =
        run(
            NOWHERE + "~/.ssh/id_ed25519\n" + KEY + "\n",
            "init",
            "key.yml",
            "-i",
            folder.resolve("b.yml").toString());
    var none = run(NOWHERE + "none\n", "init", "key.yml", "-i", folder.resolve("c.yml").toString());

    assertThat(taken.out()).contains("key (the key, or its file) [~/.ssh/id_ed25519.pub]: ");
    assertThat(folder.resolve("a.yml")).content().contains("key: " + KEY + "\n");
    assertThat(typed.out())
        .contains("must be a public SSH key, not what is given; write")
        .doesNotContain("PRIVATE");
    assertThat(folder.resolve("b.yml")).content().contains("key: " + KEY + "\n");
    assertThat(none.code()).isZero();
    assertThat(folder.resolve("c.yml")).content().doesNotContain("key:");
  }

  @Test
  void serverThatCannotBeReachedIsTold() {
    var seen = init("127.0.0.1:1\n\n\n\nalice\nn\n");

    assertThat(seen.out())
        .contains("server: user to log in as [root]: \n127.0.0.1 (port 1) refused the connection.")
        .contains("Try again? [Y/n] server [127.0.0.1:1]: user to log in as [root]: \n127.0.0.1")
        .contains("Try again? [Y/n] \nIts name.");
  }

  @ParameterizedTest
  @CsvSource({"''", "shop.example", "root@127.0.0.1:1"})
  void withoutAllAnswersNothingIsWritten(String typed) {
    var seen = init(typed);

    assertThat(seen.err())
        .isEqualTo(
            "The answers ended here, and not all questions are answered: nothing was written.\n");
    assertThat(seen.code()).isEqualTo(1);
    assertThat(inventory()).doesNotExist();
  }

  @Test
  void inventoryThatIsThereStays() throws IOException {
    write("hosts.yml", "all:\n");

    var seen = init(NOWHERE);

    assertThat(seen.err())
        .isEqualTo(
            "%s is there already, and stays as it is. Change it in an editor, or write another:  mastoplay init %s -i FILE\n"
                .formatted(inventory(), folder.resolve("site.yml")));
    assertThat(seen.code()).isEqualTo(1);
    assertThat(inventory()).hasContent("all:\n");
  }

  @Test
  void inventoryThatCannotBeWrittenIsToldBeforeQuestions() {
    var seen = run("", "init", "site.yml", "-i", folder.resolve("no/hosts.yml").toString());

    assertThat(seen.err())
        .isEqualTo(
            "%1$s/no/hosts.yml can't be written: there is no folder %1$s/no, or you may not write to it.\n"
                .formatted(folder));
    assertThat(seen.out()).isEmpty();
  }

  @Test
  void mistakesOfThePlaybookComeBeforeQuestions() throws IOException {
    write("shop.yml", "params: {a: {type: map, ask: true}}\ntasks: []\n");

    var seen = init(NOWHERE);

    assertThat(seen.err()).contains("shop.yml:1:30: a map can't be asked for");
    assertThat(seen.out()).isEmpty();
  }

  @Test
  void hostilePlaybookSteersNoTerminal() throws IOException {
    write("shop.yml", "params: {a: {description: \"\\e[2Jgone\\a\"}}\ntasks: []\n");

    assertThat(init(NOWHERE + "x\n").out()).contains("gone.").doesNotContain("\u001b", "\u0007");
  }

  private Terminal init(String typed) {
    return run(typed, "init", "site.yml", "-i", inventory().toString());
  }

  private Terminal run(String typed, String command, String playbook, String... more) {
    var words = new String[more.length + 2];
    words[0] = command;
    words[1] = folder.resolve(playbook).toString();
    System.arraycopy(more, 0, words, 2, more.length);
    return Terminal.typing(
        typed,
        Map.of(
            "HOME", folder.toString(),
            "MASTOPLAY_AGE_KEY_FILE", folder.resolve("age.key").toString()),
        words);
  }

  private Path inventory() {
    return folder.resolve("hosts.yml");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
