package org.mastoplay.host;

import com.google.common.hash.Hashing;
import java.security.PublicKey;
import java.util.Base64;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;

/**
 * A public key as people compare it.
 *
 * @param type such as {@code ED25519}
 * @param sha256 as {@code ssh-keygen -l} prints it: {@code SHA256:…}
 */
record Fingerprint(String type, String sha256) {
  static Fingerprint of(PublicKey key) {
    return of(KeyType.fromKey(key).toString(), blob(key));
  }

  /** The fingerprint of a key in the form in which SSH sends it (RFC 4253, section 6.6). */
  static Fingerprint of(String algorithm, byte[] blob) {
    var hash = Hashing.sha256().hashBytes(blob).asBytes();
    return new Fingerprint(
        plainName(algorithm),
        "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash));
  }

  static byte[] blob(PublicKey key) {
    return new Buffer.PlainBuffer().putPublicKey(key).getCompactData();
  }

  private static String plainName(String algorithm) {
    if (algorithm.contains("ed25519")) {
      return "ED25519";
    }
    if (algorithm.contains("ecdsa")) {
      return "ECDSA";
    }
    return algorithm.contains("rsa") ? "RSA" : algorithm;
  }

  @Override
  public String toString() {
    return type + " " + sha256;
  }
}
