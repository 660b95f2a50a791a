package org.mastoplay.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mastoplay.text.Cases;
import org.mastoplay.text.Problems;
import org.mastoplay.yaml.Node;

class VariableFilesTest {
  private final Problems problems = new Problems();
  @TempDir private Path folder;
  private AgeKeys keys;
  private String recipient = "";

  @BeforeEach
  void makeKeys() {
    keys = new AgeKeys(Map.of(), folder);
    recipient = keys.create();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void wholeFileIsSecret(boolean armored) throws IOException {
    var yaml = "db:\n  password: hunter2\n  ports: [5432, 'x']\nempty:\n";
    var file = Files.write(folder.resolve("v"), encrypted(yaml, armored));

    var variables = new VariableFiles(keys).read(file, "v.yml", problems).orElseThrow();

    assertThat(problems.list()).isEmpty();
    assertThat(secrets(variables)).isEqualTo("db.password db.ports.0 db.ports.1 empty");
    assertThat(variables.keys()).containsExactly("db", "empty");
    assertThat(variables.get("db").orElseThrow().place()).hasToString("v.yml:2:3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"!age |", "|", "!age >", "!age", ""})
  void singleValueIsSecret(String introduction) throws IOException {
    var armored = new String(encrypted("hunter2\n${x}", true), UTF_8).indent(4);
    var yaml = "open: 1\npassword: %s\n%slater: 2\n".formatted(introduction, armored);
    var file = Files.writeString(folder.resolve("v"), yaml);

    var variables = new VariableFiles(keys).read(file, "v.yml", problems).orElseThrow();

    assertThat(problems.list()).isEmpty();
    assertThat(secrets(variables)).isEqualTo("password");
    assertThat(((Node.Scalar) variables.get("password").orElseThrow()).text())
        .isEqualTo("hunter2\n${x}");
    assertThat(variables.get("password").orElseThrow().toString()).isEqualTo("••••••");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: @hunter2",
        "a: *hunter2",
        "a: 'hunter2",
        "a: \"hunter2 \\q\"",
        "a: hunter2: x",
        "a: [hunter2",
        "a: {b: hunter2} hunter2",
        "a: !hunter2 x",
        "a: 'x' hunter2",
        "a: {{ hunter2 }}",
        "a: `hunter2`",
        "a: |hunter2\n  x",
        "a: x\nhunter2",
        "a: x\n\thunter2",
        "a: |\n  x\n hunter2: y",
        "a: %hunter2",
        "- hunter2",
        "hunter2",
        "a: \u0007hunter2",
      })
  void mistakesDoNotShowWhatIsSecret(String yaml) throws IOException {
    var file = Files.write(folder.resolve("v"), encrypted("key: value\n" + yaml, false));

    new VariableFiles(keys).read(file, "v.yml", problems);

    assertThat(Cases.told(problems.list()))
        .startsWith("v.yml:")
        .doesNotContain("hunter2")
        .doesNotContain("hunter");
  }

  @Test
  void keysOfSecretFilesAreShown() throws IOException {
    var yaml = "first: one\nsecond: two\nfirst: three\n";
    var file = Files.write(folder.resolve("v"), encrypted(yaml, true));

    new VariableFiles(keys).read(file, "v.yml", problems);

    assertThat(Cases.told(problems.list()))
        .isEqualTo(
            """
            v.yml:3:1: duplicate key `first`
                3 | first: ••••••
                  | ^^^^^ it already stands in line 1; remove one of the two\
            """);
  }

  @Test
  void whatCannotBeOpenedIsPlaced() throws IOException {
    var other = new AgeKeys(Map.of(), folder.resolve("other"));
    var foreign = Age.encrypt("x".getBytes(UTF_8), List.of(other.create()), true);
    var ours = new String(encrypted("x", true), UTF_8);
    var yaml =
        "a: !age |\n%sb: !age |\n%sc: !age hello\nd: !age [x]\n"
            .formatted(
                new String(foreign, UTF_8).indent(2),
                ours.replaceFirst("(?m)^Y.*\n", "").indent(2));
    var file = Files.writeString(folder.resolve("v"), yaml);

    new VariableFiles(keys).read(file, "v.yml", problems);

    assertThat(Cases.told(problems.list()))
        .isEqualTo(
            """
            v.yml:1:4: this was encrypted for other keys than the one in ~/.config/mastoplay/age.key
                1 | a: !age |
                  |    ^^^^^^ let somebody who can read it run `mastoplay secrets rotate`
            v.yml:9:4: this is encrypted with age, but damaged
                9 | b: !age |
                  |    ^^^^^^ take it from a backup, whole, from its first line to its last
            v.yml:16:4: `!age` stands before what age has encrypted, but this is not encrypted
               16 | c: !age hello
                  |    ^^^^^^^^^^ run `mastoplay secrets encrypt --value NAME`, and put here what it prints
            v.yml:17:4: a value can't begin with `!`
               17 | d: !age [x]
                  |    ^^^^ put it in quotes: '!age'\
            """);
  }

  @Test
  void encryptedFileNeedsItsKey() throws IOException {
    var file = Files.write(folder.resolve("v"), encrypted("a: b", true));

    var none = new AgeKeys(Map.of(), folder.resolve("nobody"));
    var read = new VariableFiles(none).read(file, "group_vars/all.yml", problems);

    assertThat(read).isEmpty();
    assertThat(Cases.told(problems.list()))
        .isEqualTo(
            """
            group_vars/all.yml:1:1: an age key is needed here, and there is none in \
            ~/.config/mastoplay/age.key
                1 | -----BEGIN AGE ENCRYPTED FILE-----
                  | ^ put your key there, or let MASTOPLAY_AGE_KEY_FILE name its file\
            """);
  }

  private byte[] encrypted(String text, boolean armored) {
    return Age.encrypt(text.getBytes(UTF_8), List.of(recipient), armored);
  }

  /** The ways to the secret values of a tree. */
  private static String secrets(Node.Mapping map) {
    return map.entries().stream()
        .flatMap(it -> secrets(it.key().text(), it.value()))
        .collect(Collectors.joining(" "));
  }

  private static Stream<String> secrets(String way, Node node) {
    return switch (node) {
      case Node.Scalar scalar when scalar.secret() -> Stream.of(way);
      case Node.Mapping map ->
          map.entries().stream().flatMap(it -> secrets(way + "." + it.key().text(), it.value()));
      case Node.Sequence list ->
          IntStream.range(0, list.items().size())
              .boxed()
              .flatMap(i -> secrets(way + "." + i, list.items().get(i)));
      default -> Stream.of();
    };
  }
}
