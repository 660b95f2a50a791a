package org.mastoplay.host;

import com.hierynomus.sshj.userauth.certificate.Certificate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.schmizz.sshj.common.KeyType;
import org.mastoplay.host.KnownHostLine.Kind;

/**
 * What the files of known hosts say (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT).
 *
 * <p>Lines that revoke a key count before all others, wherever they stand: sshj alone would accept
 * a revoked key that another line lists.
 */
record KnownHosts(List<KnownHostLine> lines) {
  /** What they say of one host's key. */
  sealed interface Verdict {
    /** The key is the host's. */
    record Known() implements Verdict {}

    /** Nothing is known of a key of this type. */
    record Unknown() implements Verdict {}

    /** The host had another key of this type, which stands in {@code line}. */
    record Changed(KnownHostLine line) implements Verdict {}

    /** The key must not be trusted, as {@code line} says. */
    record Revoked(KnownHostLine line) implements Verdict {}
  }

  KnownHosts {
    lines = List.copyOf(lines);
  }

  /** Reads those of {@code files} that are there. */
  static KnownHosts read(List<Path> files) {
    List<KnownHostLine> lines = new ArrayList<>();
    for (var file : files) {
      try {
        var text = Files.readString(file, StandardCharsets.ISO_8859_1);
        var number = 0;
        for (var line : text.lines().toList()) {
          KnownHostLine.parse(file, ++number, line).ifPresent(lines::add);
        }
      } catch (IOException notThere) {
        // OpenSSH passes over files of known hosts that it can't read: the host is unknown then.
      }
    }
    return new KnownHosts(lines);
  }

  /**
   * Judges a host's key.
   *
   * @param names under which the host may be listed; a later one counts only if nothing is known
   *     under those before
   */
  Verdict check(List<String> names, PublicKey key) {
    var keys =
        key instanceof Certificate<?> certificate
            ? List.of(KnownHostLine.authority(certificate), certificate.getKey())
            : List.of(key);
    for (var line : lines) {
      if (line.kind() == Kind.REVOKED
          && names.stream().anyMatch(line::appliesTo)
          && keys.stream().anyMatch(line::isFor)) {
        return new Verdict.Revoked(line);
      }
    }
    if (key instanceof Certificate<?> && certified(names, keys.getFirst())) {
      return new Verdict.Known();
    }
    return plain(names, keys.getLast());
  }

  private boolean certified(List<String> names, PublicKey authority) {
    return lines.stream()
        .filter(line -> line.kind() == Kind.AUTHORITY && line.isFor(authority))
        .anyMatch(line -> names.stream().anyMatch(line::appliesTo));
  }

  private Verdict plain(List<String> names, PublicKey key) {
    for (var name : names) {
      var candidates =
          lines.stream()
              .filter(line -> line.kind() == Kind.PLAIN && line.type() == KeyType.fromKey(key))
              .filter(line -> line.appliesTo(name))
              .toList();
      if (candidates.stream().anyMatch(line -> line.isFor(key))) {
        return new Verdict.Known();
      }
      if (!candidates.isEmpty()) {
        return new Verdict.Changed(candidates.getFirst());
      }
    }
    return new Verdict.Unknown();
  }

  /** The algorithms to ask the host for, so that it shows a key that can be judged. */
  List<String> algorithms(List<String> names) {
    return lines.stream()
        .filter(line -> line.kind() != Kind.REVOKED && names.stream().anyMatch(line::appliesTo))
        .flatMap(line -> line.kind() == Kind.AUTHORITY ? certificates() : algorithms(line.type()))
        .distinct()
        .toList();
  }

  private static Stream<String> certificates() {
    return Arrays.stream(KeyType.values())
        .filter(type -> type.getParent() != null)
        .map(KeyType::toString);
  }

  private static Stream<String> algorithms(KeyType type) {
    return type == KeyType.RSA
        ? Stream.of("rsa-sha2-512", "rsa-sha2-256")
        : Stream.of(type.toString());
  }
}
