package org.mastoplay.secret;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.common.collect.ImmutableMap;
import com.google.common.io.ByteArrayDataOutput;
import com.google.common.io.ByteStreams;
import com.google.common.primitives.Bytes;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/** Pairs of a private and a public key, in the forms that servers want them in. */
final class KeyPairs {
  /** The bytes of a P-256 scalar or coordinate, and of an ed25519 key. */
  private static final int SIZE = 32;

  private static final byte UNCOMPRESSED = 4;
  private static final String ED25519 = "ssh-ed25519";
  private static final String COMMENT = "mastoplay";
  private static final int BLOCK = 8;

  /** A pair for web push that anyone can know: the number one, and P-256's own base point. */
  static final Map<String, String> VAPID_SAMPLE =
      ImmutableMap.of(
          SecretMaker.PRIVATE_KEY,
          "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE=",
          SecretMaker.PUBLIC_KEY,
          "BGsX0fLhLEJH-Lzm5WOkQPJ3A32BLeszoPShOUXYmMKW"
              + "T-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU=");

  private KeyPairs() {}

  /** Keys for web push: RFC 8292, of a length that never varies. */
  static Map<String, String> vapid(SecureRandom random) {
    var pair = generate("EC", new ECGenParameterSpec("secp256r1"), random);
    var point = ((ECPublicKey) pair.getPublic()).getW();
    var open =
        Bytes.concat(
            new byte[] {UNCOMPRESSED}, padded(point.getAffineX()), padded(point.getAffineY()));
    var base64 = Base64.getUrlEncoder();
    return ImmutableMap.of(
        SecretMaker.PRIVATE_KEY,
        base64.encodeToString(padded(((ECPrivateKey) pair.getPrivate()).getS())),
        SecretMaker.PUBLIC_KEY,
        base64.encodeToString(open));
  }

  /** Keys as ssh-keygen writes them: OpenSSH's PROTOCOL.key. */
  static Map<String, String> ssh(SecureRandom random) {
    var pair = generate("Ed25519", NamedParameterSpec.ED25519, random);
    var encoded = pair.getPublic().getEncoded();
    var open = Arrays.copyOfRange(encoded, encoded.length - SIZE, encoded.length);
    var seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
    var blob = ByteStreams.newDataOutput();
    string(blob, ED25519.getBytes(US_ASCII));
    string(blob, open);
    var file = ByteStreams.newDataOutput();
    file.write("openssh-key-v1\0".getBytes(US_ASCII));
    string(file, "none".getBytes(US_ASCII));
    string(file, "none".getBytes(US_ASCII));
    string(file, new byte[0]);
    file.writeInt(1);
    string(file, blob.toByteArray());
    string(file, privatePart(blob.toByteArray(), seed, open, random.nextInt()));
    return ImmutableMap.of(
        SecretMaker.PRIVATE_KEY,
        "-----BEGIN OPENSSH PRIVATE KEY-----\n%s\n-----END OPENSSH PRIVATE KEY-----\n"
            .formatted(
                Base64.getMimeEncoder(70, "\n".getBytes(US_ASCII))
                    .encodeToString(file.toByteArray())),
        SecretMaker.PUBLIC_KEY,
        "%s %s %s"
            .formatted(ED25519, Base64.getEncoder().encodeToString(blob.toByteArray()), COMMENT));
  }

  private static byte[] privatePart(byte[] blob, byte[] seed, byte[] open, int check) {
    var part = ByteStreams.newDataOutput();
    part.writeInt(check);
    part.writeInt(check);
    part.write(blob);
    string(part, Bytes.concat(seed, open));
    string(part, COMMENT.getBytes(US_ASCII));
    for (var i = 1; part.toByteArray().length % BLOCK != 0; i++) {
      part.writeByte(i);
    }
    return part.toByteArray();
  }

  private static void string(ByteArrayDataOutput out, byte[] bytes) {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** The number in 32 bytes, whether it would need fewer or brings a sign. */
  static byte[] padded(BigInteger number) {
    var bytes = number.toByteArray();
    var padded = new byte[SIZE];
    var length = Math.min(bytes.length, SIZE);
    System.arraycopy(bytes, bytes.length - length, padded, SIZE - length, length);
    return padded;
  }

  private static KeyPair generate(
      String algorithm, AlgorithmParameterSpec parameters, SecureRandom random) {
    try {
      var generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(parameters, random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
