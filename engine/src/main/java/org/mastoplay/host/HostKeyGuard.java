package org.mastoplay.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;
import org.mastoplay.host.KnownHosts.Verdict;
import org.mastoplay.text.Diagnosis;

/** Lets a host pass only if its key is the known one, and remembers why it did not. */
final class HostKeyGuard implements HostKeyVerifier {
  private static final int SALT_BYTES = 20;

  private final SshSettings settings;
  private final KnownHosts known;
  private volatile Optional<Diagnosis> refusal = Optional.empty();

  HostKeyGuard(SshSettings settings) {
    this.settings = settings;
    this.known =
        KnownHosts.read(
            Stream.concat(settings.userKnownHosts().stream(), settings.globalKnownHosts().stream())
                .toList());
  }

  /** Why the host's key was refused, if it was. */
  Optional<Diagnosis> refusal() {
    return refusal;
  }

  @Override
  public boolean verify(String host, int port, PublicKey key) {
    refusal =
        switch (known.check(names(), key)) {
          case Verdict.Known() -> Optional.empty();
          case Verdict.Unknown() when settings.acceptNew() -> remember(key);
          case Verdict.Unknown() -> Optional.of(HostKeyTrouble.unknown(settings, key));
          case Verdict.Changed(var line) ->
              Optional.of(HostKeyTrouble.changed(settings, key, line));
          case Verdict.Revoked(var line) ->
              Optional.of(HostKeyTrouble.revoked(settings, key, line));
        };
    return refusal.isEmpty();
  }

  @Override
  public List<String> findExistingAlgorithms(String host, int port) {
    return known.algorithms(names());
  }

  /** OpenSSH also takes a key that is known for the host's standard port. */
  private List<String> names() {
    return settings
        .hostKeyName()
        .map(List::of)
        .orElseGet(
            () -> Stream.of(settings.knownHostsName(), settings.address()).distinct().toList());
  }

  private Optional<Diagnosis> remember(PublicKey key) {
    if (settings.userKnownHosts().isEmpty()) {
      return Optional.empty();
    }
    var file = settings.userKnownHosts().getFirst();
    var name = settings.hashNames() ? hashed(settings.knownHostsName()) : settings.knownHostsName();
    var blob = Base64.getEncoder().encodeToString(Fingerprint.blob(key));
    var line = "%s %s %s\n".formatted(name, KeyType.fromKey(key), blob);
    try {
      var folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return Optional.empty();
    } catch (IOException unwritable) {
      return Optional.of(
          Diagnosis.of("The key of %s could not be remembered.".formatted(settings.name()))
              .because("%s can't be written.".formatted(file))
              .remedy("make it writable for your account.")
              .words(String.valueOf(unwritable.getMessage())));
    }
  }

  /** A name that can be checked, but not read: salted HMAC-SHA1, as {@code ssh-keygen -H} does. */
  private static String hashed(String name) {
    try {
      var salt = new byte[SALT_BYTES];
      new SecureRandom().nextBytes(salt);
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(salt, "HmacSHA1"));
      var base64 = Base64.getEncoder();
      return "|1|%s|%s"
          .formatted(
              base64.encodeToString(salt),
              base64.encodeToString(mac.doFinal(name.getBytes(StandardCharsets.UTF_8))));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
