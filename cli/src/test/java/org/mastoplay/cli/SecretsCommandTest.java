package org.mastoplay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mastoplay.secret.AgeKeys;
import org.mastoplay.secret.EncryptedFile;
import org.mastoplay.secret.GeneratedSecret;
import org.mastoplay.secret.SecretKind;
import org.mastoplay.secret.SecretMaker;
import org.mastoplay.secret.SecretStore;
import org.mastoplay.text.Source;

class SecretsCommandTest {
  private static final String YAML = "password: hunter2\nuser: alice\n";

  @TempDir private Path folder;
  private Path key = Path.of("");
  private Path memory = Path.of("");

  @BeforeEach
  void prepare() throws IOException {
    key = folder.resolve("keys/age.key");
    memory = Files.createDirectories(folder.resolve("memory"));
  }

  @Test
  void initMakesAKeyOnceAndTellsItsRecipient() throws IOException {
    var first = secrets("init");
    var again = secrets("init");

    assertThat(first.out())
        .isEqualTo(
            """
            Made your age key: %s
            Keep a copy in a safe place: what is encrypted is lost without it.
            Who shall encrypt something for you needs this recipient:
              %s
            """
                .formatted(key, recipient()));
    assertThat(again.out()).startsWith("Your age key lies in " + key).endsWith(recipient() + "\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
  }

  @Test
  void encryptedFileIsDecryptedAgain() throws IOException {
    var file = encryptedFile();

    assertThat(Files.readString(file))
        .startsWith("-----BEGIN AGE ENCRYPTED FILE-----")
        .doesNotContain("hunter2");
    assertThat(secrets("decrypt", file.toString()).out()).isEqualTo(YAML);
    assertThat(secrets("encrypt", file.toString()).err())
        .isEqualTo(
            "%s is encrypted already. See or change it with:  mastoplay secrets edit %s\n"
                .formatted(file, file));
    assertThat(secrets("decrypt", "--in-place", file.toString()).out())
        .isEqualTo("%s is no longer encrypted; only you can read it.\n".formatted(file));
    assertThat(file).hasContent(YAML);
    assertThat(secrets("decrypt", file.toString()).err())
        .isEqualTo(
            "%s is not encrypted. Encrypt it with:  mastoplay secrets encrypt %s\n"
                .formatted(file, file));
  }

  @Test
  void withoutKeyNothingIsEncrypted() throws IOException {
    var file = Files.writeString(folder.resolve("all.yml"), YAML);

    var seen = Terminal.run(Map.of(), "secrets", "encrypt", file.toString());

    assertThat(seen.err())
        .isEqualTo(
            "There is no age key in ~/.config/mastoplay/age.key yet: make one with `mastoplay"
                + " secrets init`.\n");
    assertThat(seen.code()).isEqualTo(1);
    assertThat(file).hasContent(YAML);
  }

  @ParameterizedTest
  @CsvSource({"hunter2", "'a ${b} \"c\" $', ", "'#!x: y'", "'a<#if b>'"})
  void valueIsReadFromStandardInputAndMeansItself(String value) throws IOException {
    secrets("init");

    var printed = Terminal.typing(value + "\n", environment(""), words("encrypt --value password"));

    assertThat(printed.out())
        .startsWith("password: !age |\n  -----BEGIN AGE ENCRYPTED FILE-----\n  ")
        .doesNotContain(value);
    Files.createDirectories(folder.resolve("group_vars"));
    Files.writeString(folder.resolve("group_vars/all.yml"), printed.out());
    var playbook =
        Files.writeString(
            folder.resolve("site.yml"),
            """
            - hosts: localhost
              gather_facts: false
              tasks:
                - copy: {dest: %1$s/target, content: "${password}"}
            """
                .formatted(folder));
    var applied = Terminal.run(environment(""), "apply", playbook.toString());
    assertThat(applied.code()).as(applied.all()).isZero();
    assertThat(folder.resolve("target")).hasContent(value);
  }

  @Test
  void encryptedFileMayStandBehindE() throws IOException {
    var file = encryptedFile();
    var playbook =
        Files.writeString(
            folder.resolve("site.yml"),
            "- hosts: localhost\n  tasks:\n    - debug: {msg: \"${password} ${user}\"}\n");

    var seen = Terminal.run(environment(""), "check", playbook.toString(), "-e", "@" + file);

    assertThat(seen.all()).contains("no mistakes found in 1 task");
  }

  @Test
  void editedFileIsEncryptedForTheSame() throws IOException {
    var file = encryptedFile();
    var editor =
        editor("cp \"$1\" %s/seen; echo \"$1\" >%s/where; sed -i s/hunter2/hunter3/ \"$1\"");

    var seen = edit(editor, "", file);

    assertThat(seen.all()).isEqualTo("%s is encrypted with your changes.\n".formatted(file));
    assertThat(folder.resolve("seen")).hasContent(YAML);
    var where = Path.of(Files.readString(folder.resolve("where")).strip());
    assertThat(where).startsWithRaw(memory).hasFileName("all.yml");
    assertThat(memory).isEmptyDirectory();
    assertThat(secrets("decrypt", file.toString()).out()).contains("hunter3");
    assertThat(Files.readString(file)).startsWith("-----BEGIN AGE");
  }

  @Test
  void fileThatWasNotChangedStaysAsItIs() throws IOException {
    var file = encryptedFile();
    var before = Files.readString(file);

    var seen = edit(editor("touch \"$1\""), "", file);

    assertThat(seen.all()).isEqualTo("Nothing was changed in %s.\n".formatted(file));
    assertThat(file).hasContent(before);
    assertThat(memory).isEmptyDirectory();
  }

  @Test
  void mistakeIsEditedAgain() throws IOException {
    var file = encryptedFile();
    var editor =
        editor(
            "if grep -q broken \"$1\"; then echo ok: 1 >\"$1\"; else echo \"broken: a: b\" >\"$1\";"
                + " fi");

    var seen = edit(editor, "\n", file);

    assertThat(seen.err())
        .contains("a value that holds `: ` must stand in quotes", "Edit it again? [Y/n] ");
    assertThat(secrets("decrypt", file.toString()).out()).isEqualTo("ok: 1\n");
    assertThat(memory).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({"n", "''"})
  void mistakeThatIsNotMendedIsSetAside(String answer) throws IOException {
    var file = encryptedFile();
    var before = Files.readString(file);

    var seen = edit(editor("echo 'broken: [' >\"$1\""), answer, file);

    var aside = folder.resolve(".all.yml.edited");
    assertThat(seen.err())
        .endsWith(
            "%s stays as it was. What you wrote is in %s, encrypted too.\n".formatted(file, aside));
    assertThat(seen.code()).isEqualTo(1);
    assertThat(file).hasContent(before);
    assertThat(secrets("decrypt", aside.toString()).out()).isEqualTo("broken: [\n");
    assertThat(memory).isEmptyDirectory();
  }

  @Test
  void changeOfSomebodyElseIsNotLost() throws IOException {
    var file = encryptedFile();
    var other = Files.copy(file, folder.resolve("other"));
    secrets("rotate", other.toString(), "--to", recipient());
    var editor = editor("echo mine: 1 >\"$1\"; cp %s/other %s/all.yml");

    var seen = edit(editor, "", file);

    assertThat(seen.err()).startsWith("Something else has changed %s meanwhile.".formatted(file));
    assertThat(file).hasSameTextualContentAs(other);
    assertThat(secrets("decrypt", folder.resolve(".all.yml.edited").toString()).out())
        .isEqualTo("mine: 1\n");
  }

  @Test
  void brokenEditorLeavesNothingBehind() throws IOException {
    var file = encryptedFile();

    var seen = edit(editor("exit 3"), "", file);

    assertThat(seen.err()).contains("ended with status 3, so nothing was changed");
    assertThat(seen.code()).isEqualTo(1);
    assertThat(memory).isEmptyDirectory();
  }

  @Test
  void rotatedFileIsForTheOthersToo() throws IOException {
    var file = encryptedFile();
    var bob = new AgeKeys(Map.of(), folder.resolve("bob"));
    var toBob = bob.create();

    var without = secrets("rotate", file.toString(), "--to", toBob);
    var with = secrets("rotate", file.toString(), "--to", toBob, recipient());

    assertThat(without.err())
        .isEqualTo(
            "You yourself could not read the files any more. Add your own recipient:  --to %s\n"
                .formatted(recipient()));
    assertThat(with.out())
        .isEqualTo(
            """
            %s can be read by 2.
            So that later changes keep it that way, list them, one a line, in .age-recipients \
            beside the file.
            """
                .formatted(file));
    assertThat(new String(new EncryptedFile(file, bob).decrypt(), UTF_8)).isEqualTo(YAML);
    assertThat(edit(editor("echo a: 1 >\"$1\""), "", file).err())
        .startsWith("%s is encrypted for 2 recipients, but only 1 of them".formatted(file));

    Files.writeString(folder.resolve(".age-recipients"), "%s\n%s\n".formatted(toBob, recipient()));
    assertThat(edit(editor("echo a: 1 >\"$1\""), "", file).code()).isZero();
    assertThat(new String(new EncryptedFile(file, bob).decrypt(), UTF_8)).isEqualTo("a: 1\n");
  }

  @Test
  void keptSecretsAreListedAndShown() throws IOException {
    secrets("init");
    var file = folder.resolve("secrets.yml");
    var store = new SecretStore(file, "", keys(), new SecretMaker(new SecureRandom()));
    store.keep(_ -> {});
    store.get(wanted("owner_password", SecretKind.PASSWORD), Optional.empty());
    store.get(wanted("vapid", SecretKind.VAPID), Optional.empty());
    var hosts = Files.writeString(folder.resolve("hosts.yml"), "all:\n").toString();

    assertThat(secrets("list", "-i", hosts).out()).isEqualTo("owner_password\nvapid\n");
    assertThat(secrets("show", "owner_password", "-i", hosts).out())
        .matches("([a-z2-9]{4}-){5}[a-z2-9]{4}\n");
    assertThat(secrets("show", "vapid", "--file", file.toString()).out())
        .matches("private_key: .{44}\npublic_key: .{88}\n");
    assertThat(secrets("show", "owner_pasword", "-i", hosts).err())
        .isEqualTo("There is no secret `owner_pasword`: did you mean `owner_password`?\n");
    assertThat(secrets("list", "--file", folder.resolve("none.yml").toString()).err())
        .startsWith("There are no generated secrets in %s/none.yml. They lie".formatted(folder));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "generate hex --length 4   | [0-9a-f]{8}",
        "generate alphanumeric     | [A-Za-z0-9]{32}",
        "generate uuid             | [0-9a-f-]{36}",
        "generate vapid            | private_key: .{44}\\npublic_key: .{88}",
        "generate                  | (?s)hex .*ssh .*",
      })
  void oneIsGenerated(String command, String form) {
    assertThat(secrets(command.split(" ")).out()).matches(form + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "generate hexx        | There is no kind of secret `hexx`: did you mean `hex`?",
        "generate hex --length 0 | --length is 0, but must be from 1 to 1024.",
        "encrypt              | Name a file to encrypt, or give --value NAME to encrypt a single"
            + " value.",
        "encrypt nowhere.yml  | There is no file `nowhere.yml`. Is the path right, seen from this"
            + " folder?",
        "decrypt nowhere.yml  | There is no file `nowhere.yml`. Is the path right, seen from this"
            + " folder?",
        "rotate a.yml --to me | `me` is no age recipient: a recipient begins with age1; `mastoplay"
            + " secrets init` tells yours.",
        "shwo a               | `mastoplay secrets` has no command `shwo`: did you mean `show`?",
      })
  void wrongUsageIsAnsweredWithASentence(String command, String sentence) {
    var seen = secrets(command.split(" "));

    assertThat(seen.err().lines().findFirst()).contains(sentence);
    assertThat(seen.code()).isEqualTo(1);
  }

  private Path encryptedFile() throws IOException {
    secrets("init");
    var file = Files.writeString(folder.resolve("all.yml"), YAML);
    assertThat(secrets("encrypt", file.toString()).out())
        .isEqualTo("Encrypted %s for:\n  %s\n".formatted(file, recipient()));
    return file;
  }

  private static GeneratedSecret wanted(String name, SecretKind kind) {
    return new GeneratedSecret(
        new Source("a", "a").start(), name, kind, kind.usualLength().orElse(0), Optional.empty());
  }

  private AgeKeys keys() {
    return new AgeKeys(environment(""), folder);
  }

  private String recipient() {
    return keys().recipients().getFirst();
  }

  private String editor(String script) throws IOException {
    var file = folder.resolve("editor");
    Files.writeString(file, script.replace("%s", folder.toString()));
    return "sh " + file;
  }

  private Terminal edit(String editor, String typed, Path file) {
    return Terminal.typing(typed, environment(editor), "secrets", "edit", file.toString());
  }

  private Terminal secrets(String... words) {
    return Terminal.run(
        environment(""),
        Stream.concat(Stream.of("secrets"), Stream.of(words)).toArray(String[]::new));
  }

  private static String[] words(String text) {
    return ("secrets " + text).split(" ");
  }

  private Map<String, String> environment(String editor) {
    return Map.of(
        "MASTOPLAY_AGE_KEY_FILE", key.toString(),
        "XDG_RUNTIME_DIR", memory.toString(),
        "EDITOR", editor);
  }
}
