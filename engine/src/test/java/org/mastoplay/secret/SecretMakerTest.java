package org.mastoplay.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SecretMakerTest {
  private final SecretMaker maker = new SecretMaker(new SecureRandom());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HEX          | 64 | [0-9a-f]{128}",
        "BASE64       | 32 | [A-Za-z0-9+/]{43}=",
        "ALPHANUMERIC | 32 | [A-Za-z0-9]{32}",
        "PASSWORD     | 12 | [a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}",
        "PASSWORD     | 9  | [a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]",
        "UUID         | 0  | [0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}",
      })
  void textsHaveTheirForm(SecretKind kind, int length, String form) {
    for (var i = 0; i < 200; i++) {
      assertThat(maker.make(kind, length).get("")).matches(form);
    }
  }

  @ParameterizedTest
  @EnumSource
  void noTwoAreTheSame(SecretKind kind) {
    assertThat(IntStream.range(0, 20).mapToObj(_ -> maker.make(kind, 16)).distinct()).hasSize(20);
  }

  @Test
  void allLettersAndDigitsAreDrawnAboutAsOften() {
    var text = maker.make(SecretKind.ALPHANUMERIC, 62_000).getOrDefault("", "");

    var counts = new int[128];
    text.chars().forEach(it -> counts[it]++);
    assertThat(Arrays.stream(counts).filter(it -> it > 0).toArray()).hasSize(62);
    assertThat(Arrays.stream(counts).filter(it -> it > 0).min().orElse(0)).isGreaterThan(800);
  }

  @Test
  void vapidKeysBelongTogether() throws GeneralSecurityException {
    for (var i = 0; i < 50; i++) {
      var pair = maker.make(SecretKind.VAPID, 0);
      assertThat(pair.get("private_key")).matches("[A-Za-z0-9_-]{43}=");
      assertThat(pair.get("public_key")).matches("B[A-Za-z0-9_-]{86}=");
      assertThat(
              verifies(pair.getOrDefault("private_key", ""), pair.getOrDefault("public_key", "")))
          .isTrue();
    }
  }

  @Test
  void theSampleOfVapidKeysIsAPair() throws GeneralSecurityException {
    var sample = SecretMaker.ofSamples().make(SecretKind.VAPID, 0);

    assertThat(
            verifies(sample.getOrDefault("private_key", ""), sample.getOrDefault("public_key", "")))
        .isTrue();
    assertThat(maker.make(SecretKind.VAPID, 0))
        .doesNotContainEntry("private_key", sample.getOrDefault("private_key", ""));
  }

  @Test
  void smallNumbersArePadded() {
    assertThat(KeyPairs.padded(BigInteger.valueOf(258))).hasSize(32).endsWith(0, 1, 2);
    assertThat(KeyPairs.padded(BigInteger.TWO.pow(256).subtract(BigInteger.ONE)))
        .hasSize(32)
        .containsOnly(0xff);
  }

  @Test
  void openSshReadsTheSshKey(@TempDir Path folder) throws IOException {
    for (var i = 0; i < 5; i++) {
      var pair = maker.make(SecretKind.SSH, 0);
      var file = folder.resolve("id" + i);
      Files.writeString(file, pair.get("private_key"));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

      var open = AgeProgram.run("ssh-keygen", new byte[0], "-y", "-f", file.toString());

      assertThat(new String(open, UTF_8).strip()).isEqualTo(pair.get("public_key"));
    }
  }

  private static boolean verifies(String privateKey, String publicKey)
      throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    var curve = ((ECPublicKey) generator.generateKeyPair().getPublic()).getParams();
    var point = Base64.getUrlDecoder().decode(publicKey);
    var x = new BigInteger(1, Arrays.copyOfRange(point, 1, 33));
    var y = new BigInteger(1, Arrays.copyOfRange(point, 33, 65));
    var scalar = new BigInteger(1, Base64.getUrlDecoder().decode(privateKey));
    var factory = KeyFactory.getInstance("EC");
    var signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(factory.generatePrivate(new ECPrivateKeySpec(scalar, curve)));
    signature.update("words".getBytes(UTF_8));
    var signed = signature.sign();
    signature.initVerify(factory.generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve)));
    signature.update("words".getBytes(UTF_8));
    return signature.verify(signed);
  }
}
