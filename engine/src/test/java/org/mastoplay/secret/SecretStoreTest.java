package org.mastoplay.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Place;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;

class SecretStoreTest {
  private static final Place HERE = new Source("site.yml", "secrets: {a: {}}").start();
  private static final Optional<String> ALONE = Optional.empty();

  @TempDir private Path folder;
  private final List<String> told = new ArrayList<>();

  @Test
  void previewWritesNothing() throws IOException {
    var store = store();

    var one = text(store.get(wanted("a", SecretKind.HEX), ALONE));

    assertThat(text(store.get(wanted("a", SecretKind.HEX), ALONE))).isEqualTo(one);
    assertThat(filesBelow(folder)).isEmpty();
    assertThat(told).isEmpty();
  }

  @Test
  void whatWasPreviewedIsKeptWhenItIsAskedForAgain() {
    var store = store();
    var previewed = text(store.get(wanted("a", SecretKind.HEX), ALONE));
    text(store.get(wanted("never asked for again", SecretKind.HEX), ALONE));

    store.keep(told::add);

    assertThat(text(store.get(wanted("a", SecretKind.HEX), ALONE))).isEqualTo(previewed);
    assertThat(text(kept().get(wanted("a", SecretKind.HEX), ALONE))).isEqualTo(previewed);
    assertThat(written()).contains("a: \"" + previewed + "\"\n").doesNotContain("never asked");
  }

  @Test
  void secretsAreMadeOnceAndAreSecret() throws IOException {
    var pair = (Node.Mapping) kept().get(wanted("vapid", SecretKind.VAPID), ALONE);
    var one = kept().get(wanted("otp", SecretKind.HEX), Optional.of("a.example"));
    var other = kept().get(wanted("otp", SecretKind.HEX), Optional.of("b: \"#\n"));

    assertThat(pair.keys()).containsExactly("private_key", "public_key");
    assertThat(pair.entries()).allMatch(it -> ((Node.Scalar) it.value()).secret());
    assertThat(one.toString()).isEqualTo("••••••");
    assertThat(text(one)).isNotEqualTo(text(other));
    assertThat(text(kept().get(wanted("otp", SecretKind.HEX), Optional.of("b: \"#\n"))))
        .isEqualTo(text(other));
    assertThat(kept().get(wanted("vapid", SecretKind.VAPID), ALONE)).isEqualTo(pair);
    assertThat(Files.readString(file())).startsWith("-----BEGIN AGE ENCRYPTED FILE-----");
    assertThat(mode(file())).isEqualTo("rw-------");
    assertThat(filesBelow(folder.resolve("site"))).containsExactly("secrets.yml");
  }

  @Test
  void beginnerGetsAKeyAndIsToldWhere() {
    kept().get(wanted("a", SecretKind.HEX), ALONE);
    kept().get(wanted("b", SecretKind.HEX), ALONE);

    assertThat(told)
        .containsExactly(
            "Made an age key in ~/.config/mastoplay/age.key. It opens the generated secrets in"
                + " secrets.yml: keep a copy of both in a safe place.");
  }

  @Test
  void keyThatWasNamedIsNotMade() {
    var keys = new AgeKeys(Map.of(AgeKeys.VARIABLE, folder.resolve("gone").toString()), folder);
    var store = store(keys);
    store.keep(told::add);

    assertThat(mistake(store, wanted("a", SecretKind.HEX)))
        .contains("site.yml:1:1: an age key is needed here", "names that file; is it right?");
  }

  @Test
  void fileWithoutItsKeyIsAMistakeInAPreviewToo() throws IOException {
    kept().get(wanted("a", SecretKind.HEX), ALONE);
    Files.delete(keys().file());

    assertThat(mistake(store(), wanted("a", SecretKind.HEX)))
        .contains("secrets.yml:1:1: an age key is needed here");
    assertThat(mistake(kept(), wanted("b", SecretKind.HEX)))
        .contains("secrets.yml:1:1: an age key is needed here");
  }

  @Test
  void otherKindIsNotGivenOut() {
    kept().get(wanted("a", SecretKind.HEX), ALONE);

    assertThat(mistake(kept(), wanted("a", SecretKind.VAPID)))
        .contains("a secret of this name is kept in secrets.yml, but it is a single text");
  }

  @Test
  void recipientsBesideTheFileCanReadIt() throws IOException {
    var theirs = folder.resolve("theirs");
    var other = AgeProgram.keygen(theirs);
    Files.createDirectories(folder.resolve("site"));
    Files.writeString(folder.resolve("site/.age-recipients"), "# Bob\n" + other + "\n");

    var made = text(kept().get(wanted("a", SecretKind.HEX), ALONE));

    assertThat(AgeProgram.run(Files.readAllBytes(file()), "-d", "-i", theirs.toString()))
        .asString(UTF_8)
        .contains(made);
    Files.delete(folder.resolve("site/.age-recipients"));
    assertThat(mistake(kept(), wanted("b", SecretKind.HEX)))
        .contains("is encrypted for 2 recipients, but only 1 of them can be told here");
  }

  @Test
  void whatAPersonHasWrittenStays() {
    keys().create();
    write("# mine\nowner: 'x: y'\nlist: [1]");

    var made = text(kept().get(wanted("a", SecretKind.HEX), ALONE));

    assertThat(text(kept().get(wanted("owner", SecretKind.HEX), ALONE))).isEqualTo("x: y");
    assertThat(written())
        .isEqualTo("# mine\nowner: 'x: y'\nlist: [1]\na: \"%s\"\n".formatted(made));
  }

  @Test
  void runsAtOnceLoseNothing() throws IOException, InterruptedException, ExecutionException {
    keys().create();
    var futures = new ArrayList<Future<String>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var run = 0; run < 8; run++) {
        var store = kept();
        for (var host = 0; host < 4; host++) {
          var per = Optional.of("host" + host);
          futures.add(threads.submit(() -> text(store.get(wanted("a", SecretKind.HEX), per))));
        }
      }
    }
    var seen = new ArrayList<String>();
    for (var future : futures) {
      seen.add(future.get());
    }

    assertThat(seen.stream().distinct()).hasSize(4);
    assertThat(IntStream.range(0, 4).mapToObj(host -> seen.get(host)))
        .allMatch(it -> written().contains(it));
    assertThat(filesBelow(folder.resolve("site"))).containsExactly("secrets.yml");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prod.yml    | /inv",
        "inv         | /inv/inv",
        "a,b         | /play",
        "a,;prod.yml | /inv",
        "''          | /inv",
        "nowhere     | /play",
      })
  void liesBesideTheInventory(String inventories, String where) throws IOException {
    var cwd = Files.createDirectories(folder.resolve("inv"));
    Files.createDirectories(cwd.resolve("inv"));
    Files.createFile(cwd.resolve("prod.yml"));
    Files.createFile(cwd.resolve("hosts"));
    var given = inventories.isEmpty() ? List.<String>of() : List.of(inventories.split(";"));

    assertThat(SecretStore.file(given, cwd, folder.resolve("play")))
        .isEqualTo(folder.resolve(where.substring(1)).resolve("secrets.yml"));
  }

  private static GeneratedSecret wanted(String name, SecretKind kind) {
    return new GeneratedSecret(HERE, name, kind, 16, Optional.empty());
  }

  private AgeKeys keys() {
    return new AgeKeys(Map.of(), folder);
  }

  private SecretStore store() {
    return store(keys());
  }

  private SecretStore store(AgeKeys keys) {
    return new SecretStore(file(), "secrets.yml", keys, new SecretMaker(new SecureRandom()));
  }

  private SecretStore kept() {
    var store = store();
    store.keep(told::add);
    return store;
  }

  private Path file() {
    return folder.resolve("site/secrets.yml");
  }

  private void write(String text) {
    try {
      Files.createDirectories(file().getParent());
    } catch (IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
    new EncryptedFile(file(), keys()).encrypt(text.getBytes(UTF_8), keys().recipients());
  }

  private String written() {
    return new String(new EncryptedFile(file(), keys()).decrypt(), UTF_8);
  }

  private static String text(Node node) {
    return ((Node.Scalar) node).text();
  }

  private static String mistake(SecretStore store, GeneratedSecret wanted) {
    var found = catchThrowableOfType(MistakesFound.class, () -> store.get(wanted, ALONE));
    return String.valueOf(found.getMessage());
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static List<String> filesBelow(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).map(it -> it.getFileName().toString()).toList();
    }
  }
}
