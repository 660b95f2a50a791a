package org.mastoplay.host;

import com.hierynomus.sshj.key.KeyAlgorithms;
import com.hierynomus.sshj.transport.cipher.BlockCiphers;
import com.hierynomus.sshj.transport.cipher.GcmCiphers;
import com.hierynomus.sshj.transport.kex.DHGroups;
import com.hierynomus.sshj.transport.kex.ExtInfoClientFactory;
import com.hierynomus.sshj.transport.mac.Macs;
import com.hierynomus.sshj.userauth.keyprovider.OpenSSHKeyV1KeyFile;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Map;
import net.schmizz.sshj.DefaultSecurityProviderConfig;
import net.schmizz.sshj.transport.kex.Curve25519SHA256;
import net.schmizz.sshj.transport.kex.ECDHNistP;
import net.schmizz.sshj.userauth.keyprovider.OpenSSHKeyFile;
import net.schmizz.sshj.userauth.keyprovider.PKCS8KeyFile;

/**
 * The algorithms that mastoplay offers: sound ones that the JDK knows by itself. sshj's own list
 * tries 33 ciphers at the start and still offers SHA-1, 3DES and arcfour.
 */
final class SshCrypto extends DefaultSecurityProviderConfig {
  SshCrypto() {
    if (Security.getProvider(EcdsaAlias.NAME) == null) {
      Security.addProvider(new EcdsaAlias());
    }
  }

  @Override
  protected void initKeyExchangeFactories() {
    setKeyExchangeFactories(
        List.of(
            new Curve25519SHA256.Factory(),
            new Curve25519SHA256.FactoryLibSsh(),
            new ECDHNistP.Factory256(),
            new ECDHNistP.Factory384(),
            DHGroups.Group16SHA512(),
            DHGroups.Group14SHA256(),
            // Never chosen: it tells the server that we understand rsa-sha2 signatures.
            new ExtInfoClientFactory()));
  }

  @Override
  protected void initKeyAlgorithms() {
    setKeyAlgorithms(
        List.of(
            KeyAlgorithms.EdDSA25519(),
            KeyAlgorithms.ECDSASHANistp256(),
            KeyAlgorithms.ECDSASHANistp384(),
            KeyAlgorithms.ECDSASHANistp521(),
            KeyAlgorithms.RSASHA512(),
            KeyAlgorithms.RSASHA256(),
            // Last, for a server whose authority is unknown; HostKeyGuard asks for them first where
            // known_hosts has one.
            KeyAlgorithms.EdDSA25519CertV01(),
            KeyAlgorithms.ECDSASHANistp256CertV01(),
            KeyAlgorithms.ECDSASHANistp384CertV01(),
            KeyAlgorithms.ECDSASHANistp521CertV01()));
  }

  @Override
  protected void initCipherFactories() {
    setCipherFactories(
        List.of(
            GcmCiphers.AES128GCM(),
            GcmCiphers.AES256GCM(),
            BlockCiphers.AES128CTR(),
            BlockCiphers.AES256CTR()));
  }

  @Override
  protected void initMACFactories() {
    setMACFactories(
        List.of(
            Macs.HMACSHA2256Etm(), Macs.HMACSHA2512Etm(), Macs.HMACSHA2256(), Macs.HMACSHA2512()));
  }

  @Override
  protected void initFileKeyProviderFactories() {
    setFileKeyProviderFactories(
        List.of(
            new OpenSSHKeyV1KeyFile.Factory(),
            new PKCS8KeyFile.Factory(),
            new OpenSSHKeyFile.Factory()));
  }

  /** sshj asks for "ECDSA", BouncyCastle's name for what the JDK calls "EC". */
  private static final class EcdsaAlias extends Provider {
    static final String NAME = "mastoplay-ecdsa";
    private static final long serialVersionUID = 1L;

    EcdsaAlias() {
      super(NAME, "1", "ECDSA as another name of EC");
      var ec = Security.getProvider("SunEC").getService("KeyFactory", "EC");
      putService(
          new Service(this, "KeyFactory", "ECDSA", ec.getClassName(), List.of(), Map.of()) {
            @Override
            public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
              return ec.newInstance(parameter);
            }
          });
    }
  }
}
