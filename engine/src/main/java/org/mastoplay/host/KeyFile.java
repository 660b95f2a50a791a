package org.mastoplay.host;

import java.nio.file.Path;
import java.security.KeyPair;
import java.util.function.Supplier;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import org.mastoplay.module.Content;

/**
 * A private key in a file.
 *
 * @param unlock yields the key pair, asking for the passphrase where there is one
 */
record KeyFile(Path path, KeyType type, Content blob, boolean ready, Supplier<KeyPair> unlock)
    implements LoginKey {

  @Override
  public String origin() {
    return path.toString();
  }

  @Override
  public byte[] sign(byte[] data) {
    var signature = LoginKey.factory(algorithm()).create().newSignature();
    signature.initSign(unlock.get().getPrivate());
    signature.update(data);
    return new Buffer.PlainBuffer()
        .putString(signature.getSignatureName())
        .putBytes(signature.encode(signature.sign()))
        .getCompactData();
  }
}
