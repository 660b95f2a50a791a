package org.mastoplay.modules;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import com.google.common.primitives.Bytes;
import java.util.Base64;
import java.util.regex.Pattern;
import org.mastoplay.module.Content;

/** What PostgreSQL keeps of a password, by which it can be checked but not read (RFC 5802). */
final class ScramVerifier {
  // PostgreSQL's own default.
  private static final int ITERATIONS = 4096;
  private static final Pattern FORM =
      Pattern.compile(
          "SCRAM-SHA-256\\$(\\d{1,7}):([A-Za-z0-9+/=]+)\\$([A-Za-z0-9+/=]+):([A-Za-z0-9+/=]+)");
  private static final byte[] FIRST_BLOCK = {0, 0, 0, 1};

  private ScramVerifier() {}

  /** Whether a text is one, and no password. */
  static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }

  /**
   * Makes one.
   *
   * @param salt in Base64; another one each time
   */
  static String of(String password, String salt) {
    return of(password, salt, ITERATIONS);
  }

  /** Whether a verifier is that of a password, or is itself what was given in its place. */
  static boolean accepts(String verifier, String password) {
    if (verifier.equals(password)) {
      return true;
    }
    var form = FORM.matcher(verifier);
    return form.matches()
        && of(password, form.group(2), Integer.parseInt(form.group(1))).equals(verifier);
  }

  private static String of(String password, String salt, int iterations) {
    var salted = salted(Hashing.hmacSha256(bytes(password)), salt, iterations);
    var keys = Hashing.hmacSha256(salted);
    var clientKey = keys.hashBytes(bytes("Client Key")).asBytes();
    return "SCRAM-SHA-256$%d:%s$%s:%s"
        .formatted(
            iterations,
            salt,
            text(Hashing.sha256().hashBytes(clientKey).asBytes()),
            text(keys.hashBytes(bytes("Server Key")).asBytes()));
  }

  private static byte[] salted(HashFunction mac, String salt, int iterations) {
    var last = mac.hashBytes(Bytes.concat(Base64.getDecoder().decode(salt), FIRST_BLOCK)).asBytes();
    var all = last.clone();
    for (var i = 1; i < iterations; i++) {
      last = mac.hashBytes(last).asBytes();
      for (var at = 0; at < all.length; at++) {
        all[at] ^= last[at];
      }
    }
    return all;
  }

  private static byte[] bytes(String text) {
    return Content.of(text).bytes();
  }

  private static String text(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
