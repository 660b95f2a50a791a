package org.mastoplay.host;

import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AbstractAuthMethod;

/**
 * Logs in by a key (RFC 4252, section 7): offers it, or signs at once, which saves a round trip.
 *
 * <p>sshj's own class knows keys in files only, and asks for a passphrase on the thread that reads
 * the connection.
 */
final class PublicKeyAuth extends AbstractAuthMethod {
  private final LoginKey key;
  private final boolean signed;

  private PublicKeyAuth(LoginKey key, boolean signed) {
    super("publickey");
    this.key = key;
    this.signed = signed;
  }

  /** Asks whether the key would do; {@link Acceptable} is thrown if so. */
  static PublicKeyAuth offer(LoginKey key) {
    return new PublicKeyAuth(key, false);
  }

  /** Logs in. */
  static PublicKeyAuth prove(LoginKey key) {
    return new PublicKeyAuth(key, true);
  }

  @Override
  protected SSHPacket buildReq() throws UserAuthException {
    var request =
        super.buildReq()
            .putBoolean(signed)
            .putString(key.algorithm())
            .putString(key.blob().bytes());
    if (!signed) {
      return request;
    }
    var data =
        new Buffer.PlainBuffer()
            .putString(params.getTransport().getSessionID())
            .putBuffer(new SSHPacket(request))
            .getCompactData();
    return request.putString(key.sign(data));
  }

  @Override
  public void handle(Message message, SSHPacket packet)
      throws UserAuthException, TransportException {
    if (message == Message.USERAUTH_60 && !signed) {
      throw new Acceptable();
    }
    super.handle(message, packet);
  }

  /** The server would accept the key that was offered. */
  static final class Acceptable extends UserAuthException {
    private static final long serialVersionUID = 1L;

    Acceptable() {
      super("the key is acceptable");
    }
  }
}
