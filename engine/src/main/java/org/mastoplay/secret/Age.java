package org.mastoplay.secret;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.UnsupportedRecipientStanzaException;
import com.exceptionfactory.jagged.framework.armor.ArmoredDecryptingChannelFactory;
import com.exceptionfactory.jagged.framework.armor.ArmoredEncryptingChannelFactory;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519KeyFactory;
import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;

/** The age encryption itself. No other class knows the library, so that few runs load it. */
final class Age {
  private static final String OURS = "X25519";

  private Age() {}

  /**
   * @param keyFile where the identities stand, for a person to read
   * @throws AgeTrouble if none of the identities fits, or the bytes are damaged
   */
  static byte[] decrypt(byte[] encrypted, List<String> identities, String keyFile) {
    var readers = new ArrayList<RecipientStanzaReader>();
    for (var identity : identities) {
      readers.add(reader(identity, keyFile));
    }
    var factory =
        AgeFormat.isArmored(encrypted)
            ? new ArmoredDecryptingChannelFactory()
            : new StandardDecryptingChannelFactory();
    var bytes = Channels.newChannel(new ByteArrayInputStream(encrypted));
    try (var plain = factory.newDecryptingChannel(bytes, readers)) {
      return Channels.newInputStream(plain).readAllBytes();
    } catch (UnsupportedRecipientStanzaException noneFits) {
      throw AgeFormat.recipients(encrypted).contains(OURS)
          ? new AgeTrouble(
              "this was encrypted for other keys than the one in %s".formatted(keyFile),
              "let somebody who can read it run `mastoplay secrets rotate`")
          : new AgeTrouble(
              "this was encrypted with a passphrase or for an SSH key, which mastoplay can't read",
              "decrypt it with `age -d`, then encrypt it with `mastoplay secrets encrypt`");
    } catch (IOException | GeneralSecurityException | RuntimeException damaged) {
      throw new AgeTrouble(
          "this is encrypted with age, but damaged",
          "take it from a backup, whole, from its first line to its last");
    }
  }

  static byte[] encrypt(byte[] plain, List<String> recipients, boolean armored) {
    var factory =
        armored ? new ArmoredEncryptingChannelFactory() : new StandardEncryptingChannelFactory();
    var encrypted = new ByteArrayOutputStream();
    try {
      var writers = new ArrayList<RecipientStanzaWriter>();
      for (var recipient : recipients) {
        writers.add(X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(recipient));
      }
      try (var out =
          Channels.newOutputStream(
              factory.newEncryptingChannel(Channels.newChannel(encrypted), writers))) {
        out.write(plain);
      }
    } catch (IOException | GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
    return encrypted.toByteArray();
  }

  /** A new identity, as it stands in a key file. */
  static String newIdentity() {
    try {
      var pair = new X25519KeyPairGenerator().generateKeyPair();
      return new String(pair.getPrivate().getEncoded(), US_ASCII);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The recipient for whom an identity can decrypt. */
  static String recipient(String identity, String keyFile) {
    try {
      var secret = new SecretKeySpec(identity.getBytes(US_ASCII), OURS);
      return new String(new X25519KeyFactory().translateKey(secret).getEncoded(), US_ASCII);
    } catch (GeneralSecurityException | RuntimeException misspelt) {
      throw misspelt(keyFile);
    }
  }

  static boolean isRecipient(String word) {
    try {
      X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(word);
      return true;
    } catch (GeneralSecurityException | RuntimeException misspelt) {
      return false;
    }
  }

  private static RecipientStanzaReader reader(String identity, String keyFile) {
    try {
      return X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(identity);
    } catch (GeneralSecurityException | RuntimeException misspelt) {
      throw misspelt(keyFile);
    }
  }

  private static AgeTrouble misspelt(String keyFile) {
    return new AgeTrouble(
        "the age key in %s is damaged".formatted(keyFile),
        "restore that file from your backup; its last line begins with AGE-SECRET-KEY-1");
  }
}
