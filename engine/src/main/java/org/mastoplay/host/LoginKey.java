package org.mastoplay.host;

import com.hierynomus.sshj.key.KeyAlgorithms;
import java.util.stream.Stream;
import net.schmizz.sshj.common.KeyType;
import org.mastoplay.module.Content;

/** A key to log in with: one in a file, or one that the agent holds. */
interface LoginKey {
  /** Where it is, for messages. */
  String origin();

  KeyType type();

  /** The public key, as SSH sends it. */
  Content blob();

  /** Whether it signs without asking anybody, so that it need not be offered first. */
  boolean ready();

  /**
   * Signs.
   *
   * @return the signature, as SSH sends it (RFC 4253, section 6.6)
   * @throws Unreachable if the key can't be used, such as for a wrong passphrase
   */
  byte[] sign(byte[] data);

  default Fingerprint fingerprint() {
    return Fingerprint.of(type().toString(), blob().bytes());
  }

  /** The name of the algorithm that it signs with. */
  default String algorithm() {
    return type() == KeyType.RSA ? "rsa-sha2-512" : type().toString();
  }

  /** sshj's algorithm of that name. */
  static KeyAlgorithms.Factory factory(String algorithm) {
    return Stream.of(
            KeyAlgorithms.EdDSA25519(),
            KeyAlgorithms.ECDSASHANistp256(),
            KeyAlgorithms.ECDSASHANistp384(),
            KeyAlgorithms.ECDSASHANistp521(),
            KeyAlgorithms.RSASHA512())
        .filter(it -> it.getName().equals(algorithm))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(algorithm));
  }
}
