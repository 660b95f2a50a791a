package org.mastoplay.host;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import org.mastoplay.module.Content;
import org.mastoplay.text.Diagnosis;

/** Asks an SSH agent for its keys and for signatures (draft-ietf-sshm-ssh-agent). */
record SshAgent(Path socket) {
  private static final byte REQUEST_IDENTITIES = 11;
  private static final byte IDENTITIES_ANSWER = 12;
  private static final byte SIGN_REQUEST = 13;
  private static final byte SIGN_RESPONSE = 14;
  private static final int RSA_SHA2_512 = 4;
  private static final int LONGEST_ANSWER = 256 * 1024;

  /** The keys that it holds and that mastoplay can use; none if it does not answer. */
  List<LoginKey> keys() {
    List<LoginKey> keys = new ArrayList<>();
    try {
      var answer = ask(new Buffer.PlainBuffer().putByte(REQUEST_IDENTITIES), IDENTITIES_ANSWER);
      for (long left = answer.readUInt32(); left > 0; left--) {
        var blob = answer.readBytes();
        var comment = answer.readString();
        var type = KeyType.fromString(new Buffer.PlainBuffer(blob).readString());
        if (type != KeyType.UNKNOWN && type.getParent() == null && type != KeyType.DSA) {
          keys.add(new AgentKey(this, comment, type, Content.of(blob)));
        }
      }
    } catch (IOException noAgent) {
      // A socket that nobody listens on is as good as no agent, to OpenSSH too.
    }
    return keys;
  }

  private byte[] sign(byte[] blob, KeyType type, byte[] data) throws IOException {
    var request =
        new Buffer.PlainBuffer()
            .putByte(SIGN_REQUEST)
            .putBytes(blob)
            .putBytes(data)
            .putUInt32(type == KeyType.RSA ? RSA_SHA2_512 : 0);
    return ask(request, SIGN_RESPONSE).readBytes();
  }

  private Buffer.PlainBuffer ask(Buffer.PlainBuffer request, byte expected) throws IOException {
    try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      var message = new Buffer.PlainBuffer().putBytes(request.getCompactData()).getCompactData();
      channel.write(ByteBuffer.wrap(message));
      var in = new DataInputStream(Channels.newInputStream(channel));
      var length = in.readInt();
      if (length < 1 || length > LONGEST_ANSWER) {
        throw new IOException("the agent's answer has an impossible length");
      }
      var answer = new Buffer.PlainBuffer(in.readNBytes(length));
      if (answer.readByte() != expected) {
        throw new IOException("the agent refused");
      }
      return answer;
    } catch (UnsupportedOperationException noSockets) {
      throw new IOException(noSockets);
    }
  }

  /** A key that the agent holds. */
  private record AgentKey(SshAgent agent, String comment, KeyType type, Content blob)
      implements LoginKey {
    @Override
    public String origin() {
      return comment.isBlank() ? "the agent" : "%s (agent)".formatted(comment);
    }

    @Override
    public boolean ready() {
      // It may ask a person to confirm, or to touch a security key.
      return false;
    }

    @Override
    public byte[] sign(byte[] data) {
      try {
        return agent.sign(blob.bytes(), type, data);
      } catch (IOException refused) {
        throw new Unreachable(
            Diagnosis.of("The SSH agent would not use the key %s.".formatted(fingerprint()))
                .because("it is locked, or somebody declined.")
                .remedy("see `ssh-add -l`; `ssh-add -X` unlocks the agent.")
                .words(String.valueOf(refused.getMessage())),
            refused);
      }
    }
  }
}
