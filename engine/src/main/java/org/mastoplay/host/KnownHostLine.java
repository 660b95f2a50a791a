package org.mastoplay.host;

import com.hierynomus.sshj.userauth.certificate.Certificate;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.transport.verification.OpenSSHKnownHosts;

/**
 * One line of a file of known hosts.
 *
 * @param number counted from 1
 * @param entry decides to which hosts the line applies: plain names, patterns, hashed names
 */
record KnownHostLine(
    Path file,
    int number,
    Kind kind,
    OpenSSHKnownHosts.KnownHostEntry entry,
    Fingerprint fingerprint) {

  /** What the line says of its key. */
  enum Kind {
    PLAIN,
    AUTHORITY,
    REVOKED
  }

  /** Reads a line; empty if it is a comment, or one that sshj can't use. */
  static Optional<KnownHostLine> parse(Path file, int number, String line) {
    var words = List.of(line.strip().split("\\s+"));
    var kind =
        switch (words.getFirst()) {
          case "@revoked" -> Kind.REVOKED;
          case "@cert-authority" -> Kind.AUTHORITY;
          default -> Kind.PLAIN;
        };
    try {
      var entries = new OpenSSHKnownHosts(new StringReader(line)).entries();
      if (entries.isEmpty() || entries.getFirst().getType() == KeyType.UNKNOWN) {
        return Optional.empty();
      }
      var entry = entries.getFirst();
      var key = Base64.getDecoder().decode(words.get(kind == Kind.PLAIN ? 2 : 3));
      var fingerprint = Fingerprint.of(entry.getType().toString(), key);
      return Optional.of(new KnownHostLine(file, number, kind, entry, fingerprint));
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException unusable) {
      return Optional.empty();
    }
  }

  /** The key that signed a host's certificate. */
  static PublicKey authority(Certificate<?> certificate) {
    try {
      return new Buffer.PlainBuffer(certificate.getSignatureKey()).readPublicKey();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  KeyType type() {
    return entry.getType();
  }

  boolean appliesTo(String name) {
    try {
      return entry.appliesTo(name.toLowerCase(Locale.ROOT));
    } catch (IOException unusable) {
      return false;
    }
  }

  /** Whether the line is about {@code key}: their SHA-256 hashes are the same. */
  boolean isFor(PublicKey key) {
    return fingerprint.equals(Fingerprint.of(key));
  }

  /** The line as editors and compilers name it. */
  String place() {
    return file + ":" + number;
  }
}
