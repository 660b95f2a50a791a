package org.mastoplay.host;

import com.hierynomus.sshj.common.KeyDecryptionFailedException;
import com.hierynomus.sshj.userauth.keyprovider.OpenSSHKeyFileUtil;
import com.hierynomus.sshj.userauth.keyprovider.OpenSSHKeyV1KeyFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.userauth.keyprovider.FileKeyProvider;
import net.schmizz.sshj.userauth.keyprovider.PKCS8KeyFile;
import net.schmizz.sshj.userauth.password.PasswordUtils;
import org.mastoplay.module.Content;
import org.mastoplay.text.Secret;

/** Reads a private key in OpenSSH's format (PROTOCOL.key), PKCS#8 or PKCS#1. */
final class KeyFileParser {
  private static final byte[] MAGIC = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);
  private static final int TRIES = 3;

  private final Path path;
  private final String text;
  private final Function<String, Optional<Secret>> prompt;

  KeyFileParser(Path path, String text, Function<String, Optional<Secret>> prompt) {
    this.path = path;
    this.text = text;
    this.prompt = prompt;
  }

  /**
   * Reads what can be read without a passphrase.
   *
   * @throws Unreachable if that is not enough
   */
  KeyFile parse() {
    if (text.startsWith("PuTTY-User-Key-File")) {
      throw new Unreachable(KeyTrouble.putty(path));
    }
    if (!text.contains("PRIVATE KEY-----")) {
      throw new Unreachable(KeyTrouble.noKey(path));
    }
    if (text.contains("Proc-Type: 4,ENCRYPTED")) {
      throw new Unreachable(KeyTrouble.oldFormat(path));
    }
    try {
      if (!text.contains("BEGIN OPENSSH PRIVATE KEY")) {
        return text.contains("BEGIN ENCRYPTED") ? encryptedPem() : open(load(Optional.empty()));
      }
      var buffer = new Buffer.PlainBuffer(Base64.getMimeDecoder().decode(body()));
      buffer.readRawBytes(new byte[MAGIC.length]);
      var cipher = buffer.readString();
      if (cipher.equals("none")) {
        return open(load(Optional.empty()));
      }
      buffer.readString();
      buffer.readBytes();
      buffer.readUInt32();
      return locked(new Buffer.PlainBuffer(buffer.readBytes()).readPublicKey());
    } catch (IOException | RuntimeException unusable) {
      throw unusable instanceof Unreachable known
          ? known
          : new Unreachable(KeyTrouble.unusable(path, unusable), unusable);
    }
  }

  private String body() {
    return text.lines().filter(line -> !line.startsWith("-----")).collect(Collectors.joining("\n"));
  }

  /** Such a file hides the public key too; {@code KEY.pub} beside it spares an early question. */
  private KeyFile encryptedPem() throws IOException {
    var beside = Path.of(path + ".pub");
    if (Files.isReadable(beside)) {
      try (var reader = Files.newBufferedReader(beside)) {
        return locked(OpenSSHKeyFileUtil.initPubKey(reader).getPubKey());
      }
    }
    return open(unlock());
  }

  private KeyFile open(KeyPair pair) {
    return keyFile(pair.getPublic(), true, new Once<>(() -> pair));
  }

  private KeyFile locked(PublicKey key) {
    return keyFile(key, false, new Once<>(this::unlock));
  }

  private KeyFile keyFile(PublicKey key, boolean ready, Once<KeyPair> pair) {
    return new KeyFile(path, KeyType.fromKey(key), Content.of(Fingerprint.blob(key)), ready, pair);
  }

  private KeyPair unlock() {
    for (int left = TRIES; left > 0; left--) {
      var question = left == TRIES ? "Passphrase of %s: " : "Wrong. Passphrase of %s: ";
      var passphrase =
          prompt
              .apply(question.formatted(path))
              .orElseThrow(() -> new Unreachable(KeyTrouble.passphraseNeeded(path)));
      try {
        return load(Optional.of(passphrase));
      } catch (KeyDecryptionFailedException wrong) {
        // Asked again.
      } catch (IOException | SSHRuntimeException unusable) {
        throw new Unreachable(KeyTrouble.unusable(path, unusable), unusable);
      }
    }
    throw new Unreachable(KeyTrouble.wrongPassphrase(path));
  }

  private KeyPair load(Optional<Secret> passphrase) throws IOException {
    FileKeyProvider provider =
        text.contains("BEGIN OPENSSH PRIVATE KEY") ? new OpenSSHKeyV1KeyFile() : new PKCS8KeyFile();
    if (passphrase.isPresent()) {
      var characters = passphrase.get().reveal().toCharArray();
      provider.init(text, null, PasswordUtils.createOneOff(characters));
    } else {
      provider.init(text, null);
    }
    return new KeyPair(provider.getPublic(), provider.getPrivate());
  }
}
