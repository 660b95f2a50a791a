package org.mastoplay.host;

import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.channel.direct.SessionChannel;
import net.schmizz.sshj.transport.TransportException;

/** A channel that runs one command; it does not wait for the server to say that it has begun. */
final class ShellChannel extends SessionChannel {
  ShellChannel(Connection connection) {
    super(connection);
  }

  /** Starts a command; what is written to it may be sent at once, which saves a round trip. */
  void start(String command) throws ConnectionException, TransportException {
    open();
    var _ = sendChannelRequest("exec", true, new Buffer.PlainBuffer().putString(command));
  }

  /** Ends it without waiting for the server to agree. */
  void hangUp() {
    // On a thread of its own: on a dead connection the write hangs.
    Thread.startVirtualThread(() -> {
      try {
        sendClose();
      } catch (TransportException gone) {
        // Then it has ended already.
      }
    });
  }
}
