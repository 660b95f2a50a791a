package org.mastoplay.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgeTest {
  private static final byte[] WORDS = "hunter2 はろー\n".getBytes(UTF_8);

  @TempDir private Path folder;
  private AgeKeys keys;

  @BeforeEach
  void make() {
    keys = new AgeKeys(Map.of(), folder);
  }

  @ParameterizedTest
  @CsvSource({"0, false", "1, true", "100, true", "65536, false", "300000, true"})
  void debiansAgeReadsWhatWeWrite(int size, boolean armored) throws IOException {
    var plain = bytes(size);
    var recipient = keys.create();

    var encrypted = Age.encrypt(plain, List.of(recipient), armored);

    assertThat(AgeProgram.run(encrypted, "-d", "-i", keys.file().toString())).isEqualTo(plain);
    assertThat(AgeFormat.isEncrypted(encrypted)).isTrue();
    assertThat(AgeFormat.isArmored(encrypted)).isEqualTo(armored);
    assertThat(keys.decrypt(encrypted)).isEqualTo(plain);
  }

  @ParameterizedTest
  @CsvSource({"1, -e", "100, -a", "65536, -a", "300000, -e"})
  void weReadWhatDebiansAgeWrites(int size, String form) throws IOException {
    var plain = bytes(size);
    var file = folder.resolve("key.txt");
    var recipient = AgeProgram.keygen(file);
    var theirs = new AgeKeys(Map.of(AgeKeys.VARIABLE, file.toString()), folder);

    var encrypted = AgeProgram.run(plain, form, "-r", recipient, "-r", keys.create());

    assertThat(theirs.decrypt(encrypted)).isEqualTo(plain);
    assertThat(keys.decrypt(encrypted)).isEqualTo(plain);
    assertThat(theirs.recipients()).containsExactly(recipient);
    assertThat(AgeFormat.recipients(encrypted)).containsExactly("X25519", "X25519");
  }

  @Test
  void keyFileIsItsOwnersAndMadeOnce() throws IOException {
    var recipient = keys.create();

    assertThat(keys.file()).isEqualTo(folder.resolve(".config/mastoplay/age.key"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.file())))
        .isEqualTo("rw-------");
    assertThat(keys.recipients()).containsExactly(recipient);
    assertThat(AgeProgram.run("age-keygen", new byte[0], "-y", keys.file().toString()))
        .asString()
        .isEqualTo(recipient + "\n");
    assertThat(trouble(keys::create))
        .isEqualTo(
            "there is a key already in ~/.config/mastoplay/age.key, and without it nothing could be"
                + " decrypted | keep it; if you do want another one, move that file away first");
  }

  @Test
  void withoutKeyNothingIsRead() {
    var chosen = new AgeKeys(Map.of(AgeKeys.VARIABLE, "/none/age.key"), folder);

    assertThat(trouble(() -> keys.decrypt(WORDS)))
        .isEqualTo(
            "an age key is needed here, and there is none in ~/.config/mastoplay/age.key | put your"
                + " key there, or let MASTOPLAY_AGE_KEY_FILE name its file");
    assertThat(trouble(() -> chosen.decrypt(WORDS)))
        .isEqualTo(
            "an age key is needed here, and there is none in /none/age.key | MASTOPLAY_AGE_KEY_FILE"
                + " names that file; is it right?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hello                  | ~/.config/mastoplay/age.key is no file with age keys",
        "''                     | ~/.config/mastoplay/age.key is no file with age keys",
        "AGE-SECRET-KEY-1ABC    | the age key in ~/.config/mastoplay/age.key is damaged",
        "age-encryption.org/v1  | the key file ~/.config/mastoplay/age.key is itself encrypted",
      })
  void keyFileMustHoldKeys(String text, String what) throws IOException {
    var encrypted = Age.encrypt(WORDS, List.of(keys.create()), true);
    Files.writeString(keys.file(), text);

    assertThat(trouble(() -> keys.decrypt(encrypted))).startsWith(what + " | ");
  }

  @Test
  void otherKeysDoNotFit() {
    keys.create();
    var other = new AgeKeys(Map.of(), folder.resolve("other"));
    var encrypted = Age.encrypt(WORDS, List.of(other.create()), false);

    assertThat(trouble(() -> keys.decrypt(encrypted)))
        .isEqualTo(
            "this was encrypted for other keys than the one in ~/.config/mastoplay/age.key | let"
                + " somebody who can read it run `mastoplay secrets rotate`");
  }

  @Test
  void keysOfOtherKindsAreNamed() throws IOException {
    keys.create();
    var ssh = folder.resolve("id_ed25519");
    AgeProgram.run(
        "ssh-keygen", new byte[0], "-q", "-t", "ed25519", "-N", "", "-f", ssh.toString());
    var encrypted = AgeProgram.run(WORDS, "-a", "-R", ssh + ".pub");

    assertThat(trouble(() -> keys.decrypt(encrypted)))
        .startsWith(
            "this was encrypted with a passphrase or for an SSH key, which mastoplay can't");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whateverIsDamagedIsToldAndNeverReadInPart(boolean armored) {
    var random = new Random(7);
    var whole = Age.encrypt(bytes(500), List.of(keys.create()), armored);
    for (var i = 0; i < 300; i++) {
      var damaged = random.nextBoolean() ? cut(whole, random) : changed(whole, random);
      if (!AgeFormat.isEncrypted(damaged) || isSame(damaged, whole)) {
        continue;
      }

      assertThat(trouble(() -> keys.decrypt(damaged)))
          .as("damage %d", i)
          .containsAnyOf("this is encrypted with age, but damaged | ", "this was encrypted ");
    }
  }

  @ParameterizedTest
  @CsvSource({"age1abc, false", "ssh-ed25519 AAAA, false", "'', false"})
  void recipientsAreTellable(String word, boolean is) {
    assertThat(Age.isRecipient(word)).isEqualTo(is);
    assertThat(Age.isRecipient(keys.create())).isTrue();
  }

  private static byte[] cut(byte[] whole, Random random) {
    return Arrays.copyOf(whole, random.nextInt(whole.length));
  }

  private static byte[] changed(byte[] whole, Random random) {
    var copy = whole.clone();
    copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(7));
    return copy;
  }

  /** Line breaks at the end of an armored text mean nothing. */
  private static boolean isSame(byte[] one, byte[] other) {
    return new String(one, UTF_8).strip().equals(new String(other, UTF_8).strip());
  }

  private static byte[] bytes(int size) {
    var bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static String trouble(Runnable doing) {
    var trouble = catchThrowableOfType(AgeTrouble.class, doing::run);
    return trouble == null ? "no trouble" : trouble.what() + " | " + trouble.remedy();
  }
}
